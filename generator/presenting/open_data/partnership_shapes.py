"""The public shapes of partnerships and of meetings: the eight steps as data."""

from __future__ import annotations

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from generator.analysing.steps import StepStatus
from generator.model.meeting import MeetingKind
from generator.model.partnership import PartnershipStatus
from generator.model.plan import ActivityKind, ActivityStatus
from generator.model.structure import GroupKind, ResourceKind
from generator.presenting.open_data.register_shapes import Period
from generator.presenting.open_data.shapes import (
    Common,
    Day,
    Html,
    Image,
    Reference,
    Source,
    Term,
    Url,
    Venue,
    When,
    described,
)


@described("En deltager i et partnerskab.")
class Partner(TypedDict):
    """Who takes part, as what, and from when to when."""

    actor: Annotated[Reference, Field(description="Aktøren.")]
    role: NotRequired[Annotated[str, Field(description="Rollen.")]]
    since: NotRequired[Annotated[str, Field(description="Fra hvornår, med ord.")]]
    until: NotRequired[Annotated[str, Field(description="Til hvornår, med ord.")]]


@described("Et af de otte trin, som det står.")
class Step(TypedDict):
    """One of the eight steps."""

    number: Annotated[int, Field(description="Trinets nummer.", ge=1, le=8)]
    title: Annotated[str, Field(description="Trinets navn.")]
    status: Annotated[
        StepStatus, Field(description="not_started, proposed (foreslået), current eller done.")
    ]
    note: NotRequired[Annotated[str, Field(description="Hvad redaktionen siger om det.")]]


@described("Et fælles mål.")
class Goal(TypedDict):
    """A common goal."""

    id: Annotated[str, Field(description="Målets navn inden for partnerskabet.")]
    title: Annotated[str, Field(description="Målet.")]
    theme: NotRequired[Annotated[Term, Field(description="Temaet i kulturpolitikken.")]]
    text: NotRequired[Annotated[str, Field(description="Mere om det.")]]
    success: NotRequired[Annotated[str, Field(description="Hvordan man ser, at det er nået.")]]


@described("En rolle, som en organisation har.")
class Role(TypedDict):
    """A role held by an organisation."""

    title: Annotated[str, Field(description="Rollen.")]
    actor: NotRequired[Annotated[Reference, Field(description="Hvem der har den.")]]
    responsibilities: NotRequired[Annotated[str, Field(description="Hvad den indebærer.")]]


@described("En styregruppe, arbejdsgruppe eller projektgruppe.")
class Group(TypedDict):
    """A group of organisations."""

    id: NotRequired[Annotated[str, Field(description="Gruppens navn i partnerskabet.")]]
    title: Annotated[str, Field(description="Gruppen.")]
    kind: Annotated[GroupKind, Field(description="steering_group, working_group, project_team.")]
    lead: NotRequired[Annotated[Reference, Field(description="Tovholderen.")]]
    members: NotRequired[Annotated[list[Reference], Field(description="Medlemmerne.")]]
    reports_to: NotRequired[Annotated[str, Field(description="»id« på gruppen over den.")]]
    task: NotRequired[Annotated[str, Field(description="Opgaven.")]]


@described("Hvad en partner bidrager med.")
class Resource(TypedDict):
    """What a partner brings."""

    kind: Annotated[ResourceKind, Field(description="money, hours, rooms eller equipment.")]
    title: Annotated[str, Field(description="Bidraget.")]
    amount: NotRequired[
        Annotated[int, Field(description="Kroner for penge, timer for timer, ellers et antal.")]
    ]
    period: NotRequired[Annotated[str, Field(description="For hvilken periode, med ord.")]]
    actor: NotRequired[Annotated[Reference, Field(description="Hvem der bidrager.")]]


@described("Én linje i partnerskabets plan.")
class Activity(TypedDict):
    """One line of a plan: with dates, an intention with a period, or neither."""

    id: Annotated[str, Field(description="Aktivitetens navn inden for partnerskabet.")]
    title: Annotated[str, Field(description="Aktiviteten.")]
    kind: Annotated[ActivityKind, Field(description="activity, milestone eller deadline.")]
    status: Annotated[
        ActivityStatus, Field(description="proposed, planned, ongoing, done eller dropped.")
    ]
    start: NotRequired[Annotated[When, Field(description="Begyndelsen.")]]
    end: NotRequired[
        Annotated[When, Field(description="Slutningen. For hele dage er den sidste dag med.")]
    ]
    when: NotRequired[Annotated[Period, Field(description="Perioden, når datoen ikke er sat.")]]
    responsible: NotRequired[Annotated[Reference, Field(description="Den ansvarlige.")]]
    partners: NotRequired[Annotated[list[Reference], Field(description="Sammen med.")]]
    venue: NotRequired[Annotated[Venue, Field(description="Stedet.")]]
    audiences: NotRequired[Annotated[list[Term], Field(description="Målgrupper.")]]
    resources: NotRequired[Annotated[str, Field(description="Hvad det kræver.")]]
    success: NotRequired[Annotated[str, Field(description="Hvornår det er lykkedes.")]]
    goals: NotRequired[Annotated[list[str], Field(description="»id« på de mål, den tjener.")]]
    events: NotRequired[
        Annotated[list[Reference], Field(description="De arrangementer, den blev til.")]
    ]


@described("Noget målt, lovet eller begyndt fra.")
class Measurement(TypedDict):
    """An indicator's value on a day."""

    date: Annotated[Day, Field(description="Dagen.")]
    value: Annotated[float, Field(description="Tallet.")]
    note: NotRequired[Annotated[str, Field(description="Mere om tallet.")]]
    source: NotRequired[Annotated[Source, Field(description="Hvor tallet er kendt fra.")]]


@described("Det, man tæller for at se, om et mål nås.")
class Indicator(TypedDict):
    """What is counted to see whether a goal is reached."""

    id: Annotated[str, Field(description="Indikatorens navn inden for partnerskabet.")]
    title: Annotated[str, Field(description="Hvad der tælles.")]
    unit: NotRequired[Annotated[str, Field(description="Enheden.")]]
    goal: NotRequired[Annotated[str, Field(description="»id« på målet.")]]
    activity: NotRequired[Annotated[str, Field(description="»id« på aktiviteten.")]]
    baseline: NotRequired[Annotated[Measurement, Field(description="Hvor det begyndte.")]]
    target: NotRequired[Annotated[Measurement, Field(description="Hvad der er lovet.")]]
    measurements: NotRequired[
        Annotated[list[Measurement], Field(description="Hvad der er målt siden.")]
    ]
    lower_is_better: Annotated[bool, Field(description="Sand: jo lavere, jo bedre.")]


@described("En evaluering.")
class Evaluation(TypedDict):
    """What worked, and what did not."""

    title: Annotated[str, Field(description="Titlen.")]
    date: Annotated[Day, Field(description="Dagen.")]
    period: NotRequired[Annotated[str, Field(description="For hvilken periode.")]]
    strengths: NotRequired[Annotated[list[str], Field(description="Styrker.")]]
    weaknesses: NotRequired[Annotated[list[str], Field(description="Svagheder.")]]
    improvements: NotRequired[Annotated[list[str], Field(description="Forbedringer.")]]
    changed: NotRequired[Annotated[str, Field(description="Hvad der er ændret.")]]


@described("En ændring i partnerskabets strategi.")
class Revision(TypedDict):
    """A change of the strategy."""

    date: Annotated[Day, Field(description="Dagen.")]
    what: Annotated[str, Field(description="Hvad der er ændret.")]
    why: Annotated[str, Field(description="Hvorfor.")]


@described("Et kulturpartnerskab, som det står. »proposed« er et forslag og ikke indgået.")
class Partnership(Common):
    """A firm cooperation, step by step."""

    status: Annotated[
        PartnershipStatus,
        Field(description="proposed (kun et forslag), forming, active, paused eller ended."),
    ]
    partners: NotRequired[Annotated[list[Partner], Field(description="Partnerne.")]]
    vision: NotRequired[Annotated[str, Field(description="Visionen.")]]
    topics: NotRequired[Annotated[list[Term], Field(description="Emner.")]]
    steps: NotRequired[
        Annotated[list[Step], Field(description="De otte trin, hvis det følger modellen.")]
    ]
    goals: NotRequired[Annotated[list[Goal], Field(description="Mål.")]]
    roles: NotRequired[Annotated[list[Role], Field(description="Roller.")]]
    groups: NotRequired[Annotated[list[Group], Field(description="Grupper.")]]
    decision_process: NotRequired[
        Annotated[str, Field(description="Hvordan beslutninger træffes.")]
    ]
    resources: NotRequired[Annotated[list[Resource], Field(description="Ressourcer.")]]
    plan_period: NotRequired[Annotated[str, Field(description="Planens periode, med ord.")]]
    activities: NotRequired[Annotated[list[Activity], Field(description="Planens aktiviteter.")]]
    indicators: NotRequired[Annotated[list[Indicator], Field(description="Indikatorer.")]]
    evaluate_on: NotRequired[
        Annotated[list[Day], Field(description="Dage, hvor der skal evalueres.")]
    ]
    plan_sources: NotRequired[Annotated[list[Source], Field(description="Planens kilder.")]]
    evaluations: NotRequired[Annotated[list[Evaluation], Field(description="Evalueringer.")]]
    revisions: NotRequired[Annotated[list[Revision], Field(description="Ændringer i strategien.")]]
    website: NotRequired[Annotated[Url, Field(description="Partnerskabets egen hjemmeside.")]]
    email: NotRequired[Annotated[str, Field(description="Partnerskabets mailadresse.")]]
    channels: NotRequired[Annotated[list[Url], Field(description="Kanaler.")]]
    image: NotRequired[Annotated[Image, Field(description="Billedet.")]]
    calendar_url: Annotated[Url, Field(description="Dets arrangementer som iCalendar.")]
    feed_url: Annotated[Url, Field(description="Dets nyheder som JSON Feed.")]


@described("Noget, der blev aftalt på et møde.")
class FollowUp(TypedDict):
    """What was agreed to be done afterwards."""

    text: Annotated[str, Field(description="Hvad der skal gøres.")]
    responsible: NotRequired[Annotated[Reference, Field(description="Den ansvarlige.")]]
    due: NotRequired[Annotated[Day, Field(description="Hvornår det senest skal være gjort.")]]
    done: Annotated[bool, Field(description="Sand, når det er gjort.")]


@described("Et møde i netværket eller i et partnerskab. Deltagerne er organisationer.")
class Meeting(TypedDict):
    """A meeting of the network's or of a partnership's; participants are organisations."""

    id: Annotated[str, Field(description="Mødets identitet. Den ændres ikke.")]
    url: Annotated[Url, Field(description="Hvor det står på portalen.")]
    title: Annotated[str, Field(description="Titlen.")]
    kind: Annotated[MeetingKind, Field(description="meeting, workshop eller conference.")]
    start: Annotated[When, Field(description="Begyndelsen.")]
    end: NotRequired[
        Annotated[When, Field(description="Slutningen. For hele dage er den sidste dag med.")]
    ]
    cancelled: Annotated[bool, Field(description="Sand, når det er aflyst.")]
    open_to_all: Annotated[bool, Field(description="Sand, når alle er velkomne.")]
    registration_url: NotRequired[Annotated[Url, Field(description="Hvor man melder sig til.")]]
    host: NotRequired[Annotated[Reference, Field(description="Værten.")]]
    participants: NotRequired[
        Annotated[list[Reference], Field(description="Organisationer, der var med eller er bedt.")]
    ]
    venue: NotRequired[Annotated[Venue, Field(description="Stedet.")]]
    topics: NotRequired[Annotated[list[Term], Field(description="Emner.")]]
    purpose: NotRequired[Annotated[str, Field(description="Hvad det handler om.")]]
    text_html: NotRequired[Annotated[Html, Field(description="Mere, som renset HTML.")]]
    outcome: NotRequired[Annotated[str, Field(description="Hvad der kom ud af det.")]]
    follow_ups: NotRequired[Annotated[list[FollowUp], Field(description="Aftalt at gøre.")]]
    partnership: NotRequired[
        Annotated[Reference, Field(description="Partnerskabet, hvis møde det er.")]
    ]
    led_to: NotRequired[
        Annotated[list[Reference], Field(description="Partnerskaber, der kom af det.")]
    ]
    notes: NotRequired[Annotated[list[str], Field(description="Forbehold.")]]
    sources: NotRequired[Annotated[list[Source], Field(description="Kilder.")]]
