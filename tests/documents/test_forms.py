"""Every form: its fields on the slip of both widths and on A4, as text (rows E4, E5)."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from hall_link.wire.printing import PrintJob
from hall_link.wire.slips import Signature
from hall_server.documents.days import told_day
from hall_server.documents.forms import all_forms, form_of
from hall_server.documents.preview import sample_slip
from hall_server.documents.rules import UnknownForm
from hall_server.documents.sheet import sheets
from hall_server.premises.casebook import KINDS
from tests.documents.facts import DEMANDS, FACTS, OURS
from ticket_printer.blocks import PAPERS
from ticket_printer.encode import encode
from ticket_printer.layout import lay_out
from ticket_printer.virtual.press import Press

pytestmark = pytest.mark.unit

FORMS = [form.id for form in all_forms()]
SPACES = str.maketrans("", "", " \n\f\u3000_—-")


@cache
def paper_text(form: str, width: int, language: str = "zh") -> str:
    """The slip as a virtual printer reads it, all its parts, without spaces."""
    slip = sample_slip(form, None, "en" if language == "en" else "zh")
    blocks = lay_out(PrintJob(job_id="j", document=slip), PAPERS[width])
    cut = Press(width).feed(encode(blocks))
    return "".join(str(part.report()["text"]) for part in cut).translate(SPACES)


@pytest.fixture(scope="module")
def sheet_texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Form -> what pdftotext finds on its A4 sheets, without spaces."""
    folder = tmp_path_factory.mktemp("sheets")
    return {form: _texts(folder)[place] for place, form in enumerate(FORMS)}


@cache
def _texts(folder: Path) -> list[str]:
    """All forms in one file, loading the fonts once; a title tells where a form begins."""
    paper = folder / "all.pdf"
    paper.write_bytes(sheets([sample_slip(form, None, "zh") for form in FORMS]))
    done = subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True
    )
    texts: list[str] = []
    for page in done.stdout.split("\f")[:-1]:
        told = page.translate(SPACES)
        title = form_of(FORMS[min(len(texts), len(FORMS) - 1)]).name.zh
        if len(texts) < len(FORMS) and title.translate(SPACES) in told:
            texts.append(told)
        else:
            texts[-1] += told
    return texts


def test_every_form_of_the_rule_books_is_there() -> None:
    assert set(FORMS) == FACTS.keys() | OURS
    with pytest.raises(UnknownForm):
        form_of("none-such")


def test_numbered_forms_have_marks_of_their_own() -> None:
    marks = [form.mark for form in all_forms() if form.mark]
    assert len(marks) == len(set(marks)) == len(FORMS) - 3


UNTOLD = {
    "deny-decision": {"window", "clerk"},  # the authority decides, not a window
    "pickup-slip": {"phone", "window", "clerk"},  # it may be lost on the way
}
"""Fields that fill a county's own layout; the one that ships leaves them out."""


def test_no_form_goes_unproven() -> None:
    """Of each form somebody has written down what it must say, but for a few of our own."""
    assert [form for form, told in FACTS.items() if not told] == []
    assert OURS - DEMANDS.keys() == {
        *("report-up-slip", "complaint-receipt", "complaint-reply", "pickup-slip"),
        *("request-receipt", "agency-end", "withdraw-slip"),
    }


def test_no_paper_tells_a_day_as_a_machine_writes_it() -> None:
    raw = re.compile(r"\d{4}-\d{2}-\d{2}(?!\s*\d{2}:\d{2})")
    for form in FORMS:
        for block in sample_slip(form, None, "zh").blocks:
            text = getattr(block, "value", "") or getattr(block, "text", "")
            assert raw.search(text) is None or form in ("guide", "leave-slip"), (form, text)


@pytest.mark.parametrize("width", [58, 80])
@pytest.mark.parametrize("form", FORMS)
def test_a_slip_has_every_field_of_the_form(form: str, width: int) -> None:
    text = paper_text(form, width)
    wanted = [*DEMANDS.get(form, ()), form_of(form).name.zh]
    assert [label for label in wanted if label.translate(SPACES) not in text] == []


@pytest.mark.parametrize("form", FORMS)
def test_an_a4_sheet_has_every_field_of_the_form(form: str, sheet_texts: dict[str, str]) -> None:
    text = sheet_texts[form]
    wanted = [*DEMANDS.get(form, ())]
    assert [label for label in wanted if label.translate(SPACES) not in text] == []


@pytest.mark.parametrize("form", FORMS)
def test_no_sample_is_cut_off_on_paper(form: str) -> None:
    text = paper_text(form, 58)
    for field in form_of(form).fields:
        told = [told_day(line, field.day, "zh") for line in field.sample.splitlines()]
        parts = [part.translate(SPACES) for line in told for part in line.split("|")]
        assert field.key in UNTOLD.get(form, ()) or [p for p in parts if p not in text] == []


def test_what_a_form_does_not_tell_is_known() -> None:
    """Every other field has its place on the paper."""
    untold = {
        form.id: {field.key for field in form.fields if f"{{{field.key}" not in form.layout}
        for form in map(form_of, FORMS)
    }
    assert {form: keys for form, keys in untold.items() if keys} == UNTOLD


@pytest.mark.parametrize("form", FORMS)
def test_who_signs_has_a_place_to_sign(form: str) -> None:
    places = [b.label for b in sample_slip(form, None, "zh").blocks if isinstance(b, Signature)]
    assert {label.zh for label in form_of(form).signatures} <= set(places)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_printed_in_english(form: str) -> None:
    slip = sample_slip(form, None, "en")
    for width in (58, 80):
        job = PrintJob(job_id="j", document=slip)
        for block in lay_out(job, PAPERS[width]):
            text = getattr(block, "text", "")
            assert len(text.encode("gb18030")) * getattr(block, "wide", 1) <= PAPERS[width].columns
    assert "//" not in paper_text(form, 80, "en")


def test_a_day_there_never_was_is_left_as_it_was_told() -> None:
    for telling in ("at", "by"):
        assert told_day("2026-02-30", telling, "zh") == "2026-02-30"
        assert told_day("2026-12-40 09:00", telling, "en") == "2026-12-40 09:00"


def test_the_samples_name_grounds_of_their_own_kind() -> None:
    grounds = {kind.code: [ground.zh for ground in kind.grounds] for kind in KINDS}
    slips = {form: form_of(form).field("ground") for form in ("return-slip", "nonaccept-slip")}
    back, refused = (slip.sample for slip in slips.values() if slip is not None)
    assert back in grounds["returned"]
    reason = form_of("return-slip").field("reason")
    assert reason is not None
    assert back in reason.sample
    assert refused not in grounds["returned"]


def test_only_a_paper_without_a_citizens_place_is_the_staffs_to_sign() -> None:
    outside = re.compile("申请|委托|来访|领取|投诉")
    for form in all_forms():
        if form.outward and form.signatures:
            theirs = any(outside.search(label.zh) for label in form.signatures)
            assert form.by_staff is not theirs, form.id
