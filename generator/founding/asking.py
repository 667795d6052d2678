"""The questions of `portal init`, one by one; each answer is right before the next is asked."""

from __future__ import annotations

from generator.founding.answers import QUESTIONS, Answers, cleaned
from generator.starting.dialogue import Console


def asked(given: Answers, console: Console) -> dict[str, tuple[str, ...]]:
    """What is known once all has been asked that was not given."""
    known = dict(given)
    for question in QUESTIONS:
        if known.get(question.name):
            continue
        offer = question.offered(known)
        console.say("")
        console.say(question.hint)
        console.say(f"  for eksempel: {question.example}")
        prompt = f"{question.label} [{offer}]: " if offer else f"{question.label}: "
        while True:
            answer = cleaned([console.ask(prompt) or offer], many=question.many)
            faults = (
                question.wrong({**known, question.name: answer})
                if answer
                else ("Her skal der stå noget.",)
            )
            if not faults:
                break
            for fault in faults:
                console.say(f"  {fault}")
        known[question.name] = answer
    return known
