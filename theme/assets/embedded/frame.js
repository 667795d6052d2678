// Shown in another site's frame, the page tells how high it is, so that the frame needs no scrolling.
// It tells nothing else, to whoever has framed it, and listens to nobody.
if (parent !== window) {
  const page = document.documentElement;
  new ResizeObserver(() => parent.postMessage({ kulturportal: page.offsetHeight }, "*")).observe(page);
}
