// <div data-kulturportal="https://…/aktoerer/x/" data-visning="liste">…</div> becomes a frame of the
// portal that this script comes from, named by what stood in it. Nothing is stored or sent.
(() => {
  const home = new URL(".", document.currentScript.src);
  const show = () => {
    for (const place of document.querySelectorAll("[data-kulturportal]")) {
      const page = document.createElement("a"); // never throws
      page.href = place.dataset.kulturportal;
      place.removeAttribute("data-kulturportal");
      if (!page.href.startsWith(home.href)) continue;
      const of = page.pathname.slice(home.pathname.length).replace(/\/?$/, "/");
      const view = place.dataset.visning === "kalender" ? "kalender" : "liste";
      const frame = document.createElement("iframe");
      frame.src = `${home}indlejr/${of === "/" ? "arrangementer/" : of}${view}/`;
      frame.title = place.textContent.trim();
      frame.loading = "lazy";
      frame.width = "100%";
      frame.height = 480;
      frame.style.border = 0;
      frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-top-navigation-by-user-activation";
      addEventListener("message", ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== home.origin) return;
        const height = data?.kulturportal;
        if (height > 0 && height < 2e4) frame.height = Math.ceil(height);
      });
      place.replaceChildren(frame);
    }
  };
  show();
  document.addEventListener("DOMContentLoaded", show);
})();
