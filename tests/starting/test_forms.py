"""What a line of text is to each field, as the models have it."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from generator.model.actor import Actor
from generator.model.event import Event
from generator.model.fields import Ref, Word
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.school_offer import SchoolOffer
from generator.starting.forms import Form, forms_of


@pytest.mark.parametrize(
    ("model", "name", "form"),
    [
        (Event, "title", Form()),
        (Event, "start", Form()),
        (Event, "type", Form(mark=Word("event_types"))),
        (Event, "topics", Form(many=True, mark=Word("topics"))),
        (Event, "venue", Form(mark=Ref("places"), short="name", either=True)),
        (Event, "organizers", Form(many=True, mark=Ref("actors"), short="name", either=True)),
        (Event, "price", Form()),
        (Event, "ages", Form()),
        (Event, "booking", Form(choices=("not_open", "available", "sold_out"))),
        (Event, "draft", Form()),
        (Event, "sources", Form(many=True)),
        (Actor, "interests", Form(many=True)),
        (Place, "lending", Form(short="terms")),
        (Place, "capacity", Form()),
        (Partnership, "partners", Form(many=True, mark=Ref("actors"), short="actor")),
        (SchoolOffer, "period", Form()),
        (SchoolOffer, "learning_goals", Form(many=True)),
    ],
)
def test_the_form_of_a_field(model: type[BaseModel], name: str, form: Form) -> None:
    assert forms_of(model)[name] == form


@pytest.mark.parametrize(
    ("model", "names"),
    [
        (Event, {"repeat", "image", "source", "accepted_clashes"}),
        (Actor, {"needs", "offers", "image"}),
        (Place, {"geo", "image"}),
        (Partnership, {"goals", "steps", "structure", "plan", "evaluations", "meetings"}),
    ],
)
def test_what_no_line_can_fill(model: type[BaseModel], names: set[str]) -> None:
    assert not names & forms_of(model).keys()
