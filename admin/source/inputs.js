// The portal's own inputs. React comes with the editor (`createElement`, `createClass`).
import { Group } from "./group.js";

const WHEN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2})[:.](\d{2}))?$/;
const e = (...given) => window.createElement(...given);

const moment = (value) => {
  const found = WHEN.exec(value ?? "");
  return found ? { day: found[1], time: found[2] ? `${found[2].padStart(2, "0")}:${found[3]}` : "" } : { day: "", time: "" };
};

// As a Dane says it: »tirsdag den 15. december 2026 kl. 17.00«.
const LONG = new Intl.DateTimeFormat("da-DK", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const said = (value) => {
  const { day, time } = moment(value);
  return LONG.format(new Date(`${day}T00:00`)) + (time ? ` kl. ${time.replace(":", ".")}` : "");
};
const OTHER = "andet";

// A day, and a time of day where there is one: as the clock in Copenhagen shows it, whatever the
// browser's own zone is. What has an offset is left as text. One date of a series is chosen among
// those to come that the portal knew when it was built (`register.series`).
export const When = (register) =>
  window.createClass({
    getInitialState() {
      this.sent = [];
      return { ...moment(this.props.value), other: false };
    },
    dates() {
      const { entry, field } = this.props;
      const path = field.get("series") ? (entry?.get("path") ?? "") : "";
      return Object.entries(register.series).find(([file]) => path.endsWith(`/${file}`))?.[1] ?? [];
    },
    choose(chosen) {
      if (chosen === OTHER) this.setState({ other: true });
      else this.change(moment(chosen));
    },
    // The editor hands back what it was sent, a moment later: whoever types fast, a year's four
    // digits, is further by then. Only what was never sent comes from elsewhere.
    componentDidUpdate({ value: before }) {
      const value = this.props.value ?? "";
      if (value === (before ?? "")) return;
      const at = this.sent.indexOf(value);
      this.sent.splice(0, at + 1);
      if (at < 0) this.setState(moment(value));
    },
    isValid() {
      const { day, time } = this.state;
      const { field } = this.props;
      if (!day && time) return { error: { message: "Skriv også dagen." } };
      if (day && !time && field.get("time")) return { error: { message: "Skriv også klokkeslættet." } };
      return true;
    },
    change(part) {
      const next = { day: this.state.day, time: this.state.time, ...part };
      // The dates of a series begin at the time of its first.
      if (this.props.field.get("series") && part.day && !next.time) next.time = moment(this.props.entry?.getIn(["data", "start"])).time;
      const sent = next.day ? [next.day, next.time].filter(Boolean).join(" ") : "";
      if (sent !== (this.sent.at(-1) ?? this.props.value ?? "")) this.sent.push(sent);
      this.setState(next);
      this.props.onChange(sent);
    },
    render() {
      const { value, forID, field, onChange } = this.props;
      if (value && !WHEN.test(value)) {
        return e("input", { type: "text", id: forID, value, onChange: (event) => onChange(event.target.value) });
      }
      const { day, time, other } = this.state;
      const label = field.get("label");
      const dates = this.dates();
      if (dates.length && !other && (!value || dates.includes(value))) {
        return e(
          "div",
          { className: "portal-when" },
          e(
            "select",
            { id: forID, "aria-label": label, "aria-required": field.get("required"), value: value ?? "", onChange: (event) => this.choose(event.target.value) },
            e("option", { value: "" }, "Vælg datoen"),
            ...dates.map((date) => e("option", { key: date, value: date }, said(date))),
            e("option", { value: OTHER }, "En anden dato"),
          ),
        );
      }
      const whole = field.get("time") ? "" : "Lad klokkeslættet stå tomt, når det varer hele dagen.";
      return e(
        "div",
        { className: "portal-when" },
        e("input", { type: "date", id: forID, "aria-label": `${label}: dag`, "aria-required": field.get("required"), value: day, onChange: (event) => this.change({ day: event.target.value }) }),
        e("input", { type: "time", "aria-label": `${label}: klokkeslæt`, value: time, onChange: (event) => this.change({ time: event.target.value }) }),
        whole && day && !time ? e("span", null, whole) : null,
      );
    },
  });

// Somebody in the register, by name or slug; a name that is not there stands for one outside it. What
// has the form of a slug is one: of somebody newer than this page, or `portal check` says who is meant.
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const Party = (register) =>
  window.createClass({
    getInitialState() {
      return { typed: "" };
    },
    // Of a list the editor hands on either its texts or its objects; the whole entry has both.
    chosen() {
      const { value, entry, field } = this.props;
      const whole = this.many() ? entry?.getIn(["data", field.get("name")])?.toJS?.() : value;
      const all = Array.isArray(whole) ? whole : [whole];
      return all.filter((one) => one && (typeof one === "string" || one.name !== undefined));
    },
    many() {
      return Boolean(this.props.field.get("multiple"));
    },
    send(all) {
      this.props.onChange(this.many() ? all : (all[0] ?? ""));
    },
    isValid() {
      const nameless = this.chosen().some((one) => typeof one === "object" && !one.name?.trim());
      return nameless ? { error: { message: "Skriv navnet." } } : true;
    },
    add() {
      const text = this.state.typed.trim();
      if (!text) return;
      const names = register[this.props.field.get("kind")] ?? {};
      const known = text in names ? text : Object.keys(names).find((slug) => names[slug].toLowerCase() === text.toLowerCase());
      this.setState({ typed: "" });
      this.send([...this.chosen(), known ?? (SLUG.test(text) ? text : { name: text })]);
    },
    put(at, part) {
      this.send(this.chosen().map((one, index) => (index === at ? { ...one, ...part } : one)));
    },
    row(one, at, names) {
      const remove = e("button", {
        type: "button",
        "aria-label": `Fjern ${typeof one === "string" ? (names[one] ?? one) : one.name}`,
        onClick: () => this.send(this.chosen().filter((_, index) => index !== at)),
      }, "Fjern");
      if (typeof one === "string") return e("li", { key: at }, e("span", null, names[one] ?? `Kortnavn: ${one}`), remove);
      const further = this.props.field.get("kind") === "places" ? { address: "Adresse", url: "Hjemmeside" } : { url: "Hjemmeside", address: "Adresse" };
      const inputs = Object.entries({ name: "Navn", ...further }).map(([name, label]) =>
        e("label", { key: name }, `${label} `, e("input", { type: "text", value: one[name] ?? "", onChange: (event) => this.put(at, { [name]: event.target.value }) })),
      );
      return e("li", { key: at }, e("span", null, "Uden for registret: "), ...inputs, remove);
    },
    render() {
      const { forID, field } = this.props;
      const names = register[field.get("kind")] ?? {};
      const all = this.chosen();
      const full = !this.many() && all.length > 0;
      const options = Object.entries(names).map(([slug, title]) => e("option", { key: slug, value: title }));
      return e(
        "div",
        { className: "portal-party" },
        e("ul", null, ...all.map((one, at) => this.row(one, at, names))),
        full ? null : e("input", {
          type: "text", id: forID, list: `${forID}-list`, autoComplete: "off", value: this.state.typed,
          "aria-label": `${field.get("label")}: vælg, eller skriv et navn`,
          placeholder: "Vælg, eller skriv et navn",
          onChange: (event) => this.setState({ typed: event.target.value }),
          onBlur: () => this.add(),
          onKeyDown: (event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            this.add();
          },
        }),
        full ? null : e("datalist", { id: `${forID}-list` }, ...options),
      );
    },
  });

export function registerInputs(CMS, register) {
  CMS.registerFieldType("portal-when", When(register));
  CMS.registerFieldType("portal-group", Group());
  CMS.registerFieldType("portal-party", Party(register));
}
