"""Problems in the content, as values: found anywhere, collected, sorted and shown together.

A *finding* says which field of which file is wrong; a *problem* adds the line and column.
Rules produce findings, since they know fields and not lines; `generator.reading.locating`
turns findings into problems by reading the files once more, only when something failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

Level: TypeAlias = Literal["error", "warning"]
FieldPath: TypeAlias = tuple[str | int, ...]


class Finding(Struct, frozen=True):
    """Something wrong with one field of one file.

    `path` is relative to the content folder, with `/`. `field` walks keys and list indices from
    the top of the front matter; the empty path means the file as a whole, and `("body",)` the text
    below, where `needle` is what to look for. `at` says where the caret belongs: under the field's
    key, under its value, or where a further field would be written (`end`). The line of what is
    `private` is not shown: it must not travel on into logs and reports.
    """

    path: str
    field: FieldPath
    code: str
    message: str
    hint: str = ""
    at: Literal["key", "value", "end"] = "value"
    level: Level = "error"
    needle: str = ""
    private: bool = False


class Problem(Struct, frozen=True, order=True):
    """One problem with its place. Lines and columns count from 1; 0 means the whole file.

    `field` names the field with those around it (`image.credit`), where there is one; `guide` is
    the address of what the editors' guide has to say of it, known when problems are shown.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""
    level: Level = "error"
    field: str = ""
    guide: str = ""


class ContentError(Exception):
    """The content cannot be built; carries every problem found, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problem(s) in the content")


class RefusedError(Exception):
    """What was asked for cannot be done. The message is Danish and shown as it stands; the exit
    status is 2. Each room has its own, so that callers can tell them apart.
    """


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems that stop a build."""
    return tuple(problem for problem in problems if problem.level == "error")


SUGGESTION_CUTOFF = 70
"""rapidfuzz's ratio from 0 to 100; below 70 the guesses on real misspellings were noise."""


def closest(word: str, choices: Iterable[str]) -> str:
    """The choice that is most like the word, or the empty text when none is."""
    # Imported here: most builds have nothing to suggest.
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        word.lower(), list(choices), scorer=fuzz.ratio, score_cutoff=SUGGESTION_CUTOFF
    )
    return found[0] if found else ""


def suggestion(word: str, choices: Iterable[str]) -> str:
    """`Mente du »…«?` when one of the choices is close, else the empty text."""
    found = closest(word, choices)
    return f"Mente du »{found}«?" if found else ""


CODES: Mapping[str, str] = {
    # the files
    "ingen-mappe": "Mappen med indhold findes ikke.",
    "ulaeselig-ledger": "Listen over, hvad der er sket med arrangementerne, kan ikke læses.",
    "afkortet-historik": "Git har ikke hele indholdets historik.",
    "mangler-portal-yml": "Filen med portalens indstillinger mangler.",
    "for-nyt-indhold": "Indholdet følger nyere regler, end programmet kender.",
    "ukendt-mappe": "Mappen hører ikke til indholdet.",
    "for-dyb-mappe": "Mappen ligger for mange mapper nede.",
    "ukendt-fil": "Filen er af en type eller på et sted, som portalen ikke bruger.",
    "oversaettelse-uden-original": "En oversættelse har ingen dansk tekst ved siden af sig.",
    "oversaettelse-bruges-ikke": "Den slags indhold bliver kun vist på dansk.",
    "oversat-to-steder": "En titel eller et resumé på et andet sprog står to steder.",
    "ukendt-sprog": "Portalen udgives ikke på det sprog.",
    "mangler-oversaettelse": "Ord i en ordliste er ikke oversat til et sprog, portalen udgives på.",
    "filnavn": "Filens navn kan ikke bruges.",
    "symbolsk-laenke": "Filen er kun en henvisning til en anden og kan føre ud af indholdet.",
    "for-stor-fil": "Filen fylder mere, end der er brug for.",
    "ikke-et-billede": "Filen er ikke den slags billede, som navnet siger.",
    "oedelagt-billede": "Billedets fil er skadet, eller der mangler noget af den.",
    "for-mange-billedpunkter": "Billedet har flere billedpunkter, end der er brug for.",
    "tom-fil": "Der står ingenting i filen.",
    "ukendt-form": "Filens felter er skrevet, så »portal fmt« ikke kan sætte dem i orden.",
    "tegnsaet": "Filen er ikke gemt som UTF-8.",
    "usynligt-tegn": "Teksten rummer et tegn, som ingen kan se.",
    "personnummer": "Teksten rummer noget, der ligner et CPR-nummer.",
    "privat-mailadresse": "Teksten rummer en mailadresse, som kan være en persons egen.",
    "privat-telefonnummer": "Teksten rummer et telefonnummer, som kan være en persons eget.",
    "naesten-index": "Filen hedder næsten index.md, og får derfor en side med sit eget navn.",
    "mangler-index": "Partnerskabets mappe har ingen index.md.",
    # YAML
    "mangler-felter": "Felterne øverst i filen mangler eller kan ikke kendes.",
    "yaml": "Felterne er ikke skrevet, så de kan læses.",
    "alias": "Felterne bruger YAML-henvisninger (& og *), som ikke er tilladt.",
    "tekst-falder-ud": "Noget af teksten bliver ikke læst, for tegnet # begynder en kommentar.",
    "yaml-maerke": "Felterne bruger et YAML-mærke (!), som ikke er tilladt.",
    "dobbelt-noegle": "Et felt står to gange.",
    "sammensat-noegle": "Et felts navn er ikke et enkelt ord.",
    "flere-dokumenter": "Filen rummer mere end ét YAML-dokument.",
    "for-dybt": "Felterne ligger for mange niveauer inde i hinanden.",
    "for-mange": "Filen rummer flere værdier, end det kan være rigtigt.",
    # fields
    "ukendt-felt": "Et felt findes ikke i den slags fil.",
    "mangler-felt": "Et felt, der skal være der, mangler.",
    "forkert-type": "Der står en liste eller et opslag, hvor der skal stå en tekst.",
    "forkert-type-liste": "Der skal stå en liste.",
    "forkert-type-opslag": "Der skal stå et opslag med felter.",
    "forkert-antal": "Listen har for få eller for mange værdier.",
    "ukendt-vaerdi": "Feltet kan kun have bestemte værdier, og dette er ikke en af dem.",
    "ugyldig-vaerdi": "Værdien kan ikke bruges i feltet.",
    "tom-tekst": "Feltet er tomt.",
    "for-lang": "Teksten er længere, end der er plads til.",
    "flere-linjer": "Teksten skal stå på én linje.",
    "ja-eller-nej": "Feltet kan kun være »true« eller »false«.",
    "ikke-et-tal": "Værdien er ikke et helt tal.",
    "ugyldigt-tal": "Værdien er ikke et tal.",
    "ugyldig-koordinat": "Værdien er ikke en koordinat.",
    "langt-fra-danmark": "Punktet på kortet ligger langt fra Danmark.",
    "ugyldig-farve": "Værdien er ikke en farve.",
    "ugyldig-maaned": "Værdien er ikke en måned.",
    "ugyldig-pris": "Prisen kan ikke læses.",
    "ugyldig-alder": "Alderen kan ikke læses.",
    "ugyldig-adresse": "Værdien er ikke en netadresse.",
    "adresse-med-kodeord": "Netadressen rummer et brugernavn eller et kodeord.",
    "hemmelig-adresse": "Netadressen er en kalenders hemmelige, som andre ikke må kende.",
    "ugyldig-mappe": "Værdien er ikke en mappe.",
    "ugyldig-mailadresse": "Værdien er ikke en mailadresse.",
    "ugyldigt-depot": "Værdien er ikke navnet på et sted med filer.",
    "ugyldigt-vaertsnavn": "Værdien er ikke et værtsnavn.",
    "ugyldigt-telefonnummer": "Værdien er ikke et telefonnummer.",
    "ugyldigt-kortnavn": "Navnet kan ikke bruges i en adresse.",
    "ugyldig-alias": "Den gamle adresse er ikke en adresse på portalen.",
    "ugyldigt-filnavn": "Navnet er ikke navnet på en billedfil ved siden af teksten.",
    "svg-billede": "SVG-billeder kan rumme programkode og er ikke tilladt.",
    "ugyldigt-fingeraftryk": "En linje, som importen selv skriver, er rettet i hånden.",
    "ugyldigt-uid": "Værdien kan ikke bruges som uid.",
    # time
    "ugyldig-dato": "Værdien er hverken en dato eller et tidspunkt.",
    "dato-findes-ikke": "Datoen findes ikke i kalenderen.",
    "ugyldigt-klokkeslaet": "Klokkeslættet findes ikke.",
    "ugyldig-periode": "Ordene siger ikke, hvornår det er.",
    "periode-forbi": "Perioden er forbi, men tilbuddet står stadig som noget, man kan få.",
    "mangler-klokkeslaet": "Der skal stå et klokkeslæt efter datoen.",
    "tid-findes-ikke": "Klokkeslættet springes over, når uret stilles frem.",
    "tid-findes-to-gange": "Klokkeslættet er der to gange, når uret stilles tilbage.",
    "blandet-tid": "Den ene tid er en hel dag, og den anden har klokkeslæt.",
    "slut-foer-start": "Slutningen ligger før begyndelsen.",
    "slut-uden-start": "Der er en slutning, men ingen begyndelse.",
    "dato-og-periode": "Aktiviteten har både en dato og en periode.",
    "frist-efter-slut": "Tilmeldingsfristen ligger efter arrangementet.",
    "mangler-previous-start": "Et flyttet arrangement mangler sin gamle tid.",
    "previous-start-uden-flytning": "Den gamle tid står på et arrangement, der ikke er flyttet.",
    "status-reason-uden-status": "Der står hvorfor, men ikke at noget er aflyst eller flyttet.",
    "ikke-flyttet": "Den gamle tid er den samme som den nye.",
    "mangler-online-url": "Et arrangement, der er flyttet til nettet, mangler sin adresse.",
    "meget-langt": "Der er så længe til slutningen, at det ligner en tastefejl.",
    "andet-aar-end-mappen": "Arrangementet begynder i et andet år end mappens.",
    "udgivet-i-fremtiden": "Tidspunktet for udgivelsen er ikke kommet endnu.",
    "tilstand-i-titlen": "Titlen siger, at noget er aflyst eller udsolgt, og felterne gør ikke.",
    "forkert-ugedag": "Ugedagen passer ikke til datoen ved siden af den.",
    # series
    "ugyldig-ugedag": "Værdien er ikke en ugedag.",
    "ufuldstaendig-gentagelse": "Gentagelsen siger ikke, hvornår den gælder.",
    "ugyldig-gentagelse": "Gentagelsens dele passer ikke sammen.",
    "ugyldigt-interval": "Gentagelsens »interval« er uden for grænserne.",
    "mangler-until": "Gentagelsen har ingen slutning.",
    "start-uden-for-serien": "Serien begynder på en dag, som den ikke selv rammer.",
    "serie-uden-datoer": "Alle seriens datoer er taget ud.",
    "for-lang-serie": "Serien har flere datoer, end det kan være rigtigt.",
    "ikke-en-dato-i-serien": "En undtagelse eller ændring gælder en dato, som serien ikke har.",
    "dato-oven-i-dato": "To datoer i den samme serie er i gang på én gang.",
    "aendret-to-gange": "Den samme dato er ændret to gange.",
    "changes-uden-gentagelse": "Der er ændringer af en serie, men ingen serie.",
    "tom-aendring": "En ændring siger ikke, hvad der er ændret.",
    # what names what
    "ukendt-ord": "Ordet står ikke i ordlisten i portal.yml.",
    "ukendt-henvisning": "Det, der henvises til, findes ikke.",
    "henvisning-til-kladde": "Det, der henvises til, er ikke offentligt endnu.",
    "ukendt-maal": "Målet står ikke i partnerskabet.",
    "samme-adresse": "To sider vil have den samme adresse.",
    "samme-uid": "To arrangementer har den samme identitet i kalendere.",
    "samme-id": "To mål, aktiviteter, indikatorer eller behov har det samme navn.",
    "uge-findes-ikke": "Ugen findes ikke i det år.",
    "staar-i-registret": "Et sted eller en aktør er skrevet ud, men står i registret.",
    "samme-lokale": "To lokaler på et sted har det samme navn.",
    "ukendt-aktivitet": "Aktiviteten står ikke i planen.",
    "maaltal-foer-udgangspunkt": "Det lovede ligger før det, man begyndte med.",
    "naeste-foer-evaluering": "Den næste evaluering ligger før den, der nævner den.",
    "samme-gruppe": "To grupper i et partnerskab har det samme navn.",
    "ukendt-gruppe": "Gruppen står ikke i partnerskabet.",
    "grupper-i-ring": "Grupper hører under hinanden i ring.",
    "grupper-for-dybt": "Grupperne står i flere led under hinanden, end nogen kan læse.",
    "tovholder-ikke-medlem": "En gruppes tovholder står ikke blandt dens medlemmer.",
    "adresse-forsvinder": "En adresse, der er udgivet, ville ikke længere føre nogen steder hen.",
    "adresse-lever": "En adresse står under »gone«, men der er stadig en side på den.",
    "dato-forsvinder": "En dato i en serie er udgivet og ville forsvinde i stilhed.",
    "nyt-og-forbi": "Et nyt arrangement er forbi, allerede når det kommer til.",
    "uid-aendret": "Et udgivet arrangement ville få en ny identitet i kalendere.",
    "ingen-sammenligning": "Det, der er udgivet, kan ikke læses, så intet kan holdes op imod det.",
    "andres-fil": "En ændret fil hører til en aktør, der har sine egne redaktører.",
    "ugyldig-redaktoer": "Værdien er ikke navnet på en bruger eller et hold på GitHub.",
    "reserveret-navn": "Navnet fører til en side, som portalen selv laver.",
    "partner-to-gange": "Den samme aktør er partner to gange.",
    "doedt-link": "Et link på portalen fører ingen steder hen.",
    # a survey's mapping
    "ugyldigt-spoergsmaal": "Spørgsmålet i mappingen siger ikke, hvad der skal læses.",
    "ukendt-kolonne": "Mappingen nævner en kolonne, som filen ikke har.",
    "kolonne-ikke-naevnt": "Filen har en kolonne, som mappingen ikke tager stilling til.",
    "kolonne-to-gange": "Mappingen både bruger en kolonne og springer den over.",
    "privat-kolonne": "Mappingen bruger en kolonne, der ligner en oplysning om en person.",
    # places, rooms and time
    "ukendt-lokale": "Lokalet står ikke blandt stedets lokaler.",
    "sammenfald": "To kommende arrangementer kommer i vejen for hinanden.",
    "maaske-aflyst": "Et arrangement står ikke længere i den kalender, det er hentet fra.",
    "samme-arrangement": "To filer ser ud til at være om det samme arrangement.",
    "foraeldet-sammenfald": "Et aftalt sammenfald er der ikke længere.",
    # press releases
    "embargo-foer-udgivelse": "Pressemeddelelsens embargo ophører, før den er dateret.",
    "presse-uden-kontakt": "Ingen, som pressen kan få fat i, står bag pressemeddelelsen.",
    "lang-rubrik": "Pressemeddelelsens rubrik er for lang til én linje.",
    # pictures, text, honesty, look
    "billede-findes-ikke": "Billedet ligger ikke ved siden af teksten.",
    "fremmed-billede": "Billedet hentes fra en anden server.",
    "lille-billede": "Billedet har så få billedpunkter, at det bliver uskarpt.",
    "levende-billede": "Billedet bevæger sig, og portalen viser det stille.",
    "mangler-alt": "Billedet har ingen beskrivelse til dem, der ikke ser det.",
    "overskrift-1": "Teksten har en overskrift på sidetitlens niveau.",
    "moede-uden-udbytte": "Et møde er holdt, og der står ikke, hvad der kom ud af det.",
    # newsletters
    "ukendt-udgave": "Nyhedsbrevet er ikke af en udgave, der står i portal.yml.",
    "sendt-uden-tid": "Det stemmer ikke, om brevet er sendt, og hvornår.",
    "fremhaevet-er-forbi": "Et arrangement, som brevet sætter først, er forbi.",
    "fremhaevet-er-aflyst": "Et arrangement, som brevet sætter først, bliver ikke til noget.",
    "mangler-manifest": "Filen, der husker, hvad et sendt brev fortalte, mangler.",
    "manifest-uden-brev": "En fil husker, hvad et brev fortalte, men brevet findes ikke.",
    "manifest-af-kladde": "En kladde har en fil ved siden af sig, som om den var sendt.",
    "ugyldigt-manifest": "Filen med det, brevet fortalte, er ikke, som programmet skrev den.",
    "svaer-tekst": "Teksten har et højt lixtal og er svær at læse.",
    "ukendt-stavemaade": "Ordet står ikke i ordbogen og er måske stavet forkert.",
    "mangler-kilde": "Der står ikke, hvor oplysningerne kommer fra.",
    "identitet-ikke-valgt": (
        "»base_url« er en rigtig adresse, men »identity_host« ender stadig på .example."
    ),
    "for-lille-kontrast": "Farverne ligger så tæt, at teksten ikke kan læses af alle.",
}
"""Every code that a problem can have, and what it means in one sentence."""
