// Danish until somebody chooses another language in the editor's own settings. Before the editor is
// loaded: it asks for the language at once.
const PREFERENCES = "sveltia-cms.prefs";
try {
  const chosen = JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}");
  if (!chosen.locale) localStorage.setItem(PREFERENCES, JSON.stringify({ ...chosen, locale: "da" }));
} catch {
  // Without storage the browser's language decides.
}
