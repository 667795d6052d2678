// What is mended in @sveltia/cms for those who see little, hear the page read, or have but a phone.
// Each place is looked for by what it does and must be there as often as said: another version may
// have it otherwise, or have mended it itself.
const MENDED = [
  // Whoever needs larger letters may zoom (WCAG 1.4.4).
  { found: /,`maximum-scale=1`/g, put: "" },
  // All that is on the page is within a landmark: what is done, the tools above, the ways below.
  { found: /<div role="none"( class="page-root svelte-\w+">)/g, put: '<div role="main"$1' },
  { found: /<main>(.{0,200}?)<\/main>/g, put: '<div role="region">$1</div>' },
  { found: /<div role="none"( class="toolbar-wrapper svelte-\w+">)/g, put: '<div role="banner"$1' },
  { found: /role:`none`(,class:`sui bottom-navigation)/g, put: "role:`navigation`$1" },
  { found: /<div role="none"( class="container svelte-\w+"><div role="none" class="inner svelte-\w+"><!> <!><\/div><\/div> <!>`)/g, put: '<div role="main"$1' },
  { found: /<div role="none"( class="powered-by svelte-\w+">)/g, put: '<div role="contentinfo"$1' },
  // In a menu nothing is chosen among others: only what can be checked says whether it is.
  {
    found: /([\w$]+)\.setAttribute\(this\.childSelectedAttr,/g,
    put: '$1.setAttribute($1.getAttribute("role")==="menuitem"?"data-selected":this.childSelectedAttr,',
    times: 3,
  },
  // Enter on the button for a new entry opened a menu with nothing in it, and no form: nobody could
  // begin by keyboard. There is one kind of entry in each of our collections, so there is no menu.
  {
    found: /(Y\(`create_new_entry`\)\);[^;]{0,400}onclick:\(\)=>[\w$]+\(\),startIcon:[\w$]+),popup:[\w$]+,(\$\$slots:\{startIcon:!0),popup:!0/g,
    put: "$1,$2",
  },
];

export const mended = (code) =>
  MENDED.reduce((so, { found, put, times = 1 }) => {
    const there = so.match(found)?.length ?? 0;
    if (there !== times) throw new Error(`${there} places, not ${times}, are to be mended: ${found}`);
    return so.replace(found, put);
  }, code);
