// A heading that the inputs after it are folded away under (`generator/admin/order.py`), until
// somebody opens it. Where anything is written in them they are seen.

const e = (...given) => window.createElement(...given);
const empty = (value) =>
  value == null || value === "" || value === false || (typeof value === "object" && Object.values(value).every(empty));

export const Group = () =>
  window.createClass({
    getInitialState: () => ({ opened: false }),
    componentDidMount() {
      this.fold();
    },
    componentDidUpdate() {
      this.fold();
    },
    // The editor puts an empty box in place of an input that nobody has seen yet: counted, not named.
    under() {
      const found = [];
      let one = this.heading?.closest("section.field");
      for (const _ of this.props.field.get("of")) {
        one = one?.nextElementSibling;
        if (one) found.push(one);
      }
      return found;
    },
    holds() {
      const { entry, field } = this.props;
      const data = entry?.get("data")?.toJS() ?? {};
      const standard = field.get("standard").toJS();
      return field.get("of").some((name) => !empty(data[name]) && data[name] !== standard[name]);
    },
    // What is half typed is no value yet, and may be what is wrong with the form.
    begun() {
      const inputs = this.under().flatMap((one) => [...one.querySelectorAll("input, textarea")]);
      return inputs.some((input) => input.type !== "checkbox" && input.value);
    },
    fold() {
      for (const one of this.under()) one.toggleAttribute("data-portal-folded", !this.isOpen());
    },
    isOpen() {
      return this.state.opened || this.holds();
    },
    turn() {
      const opened = this.state.opened || this.holds();
      this.setState({ opened: !opened || this.begun() });
    },
    render() {
      const heading = (node) => { this.heading = node; };
      const button = e("button", {
        type: "button", id: this.props.forID, "aria-expanded": String(this.isOpen()), onClick: () => this.turn(),
      }, this.props.field.get("label"));
      return e("h2", { className: "portal-group", ref: heading }, button);
    },
  });
