"""How long people's own data is kept once their matter is over, as the hall file states it."""

from typing import Annotated

from pydantic import Field

from hall_server.premises.spelling import Section

KeptDays = Annotated[int, Field(ge=0, le=36500)]


class Retention(Section):
    """Days after which the names, telephones, addresses and words of a matter that is over are
    erased by themselves (row K4); 0 keeps them until somebody erases them.

    The law names no figure: data is kept no longer than its purpose needs (个人信息保护法 art. 19).
    The defaults are this program's own choice, by what each is still needed for: cases and
    complaints for two years, requests, the duty log and papers of no case for one; the words of
    ratings, clerks' notes, calls and questions for half a year; who booked for a month. What a law
    on files (档案法) has kept longer is kept by the office on paper, or by a longer figure here.
    """

    cases: KeptDays = 730
    complaints: KeptDays = 730
    requests: KeptDays = 365
    visits: KeptDays = 180
    bookings: KeptDays = 30
    calls: KeptDays = 180
    consultations: KeptDays = 180
    papers: KeptDays = 365
    duty_log: KeptDays = 365
    strays: KeptDays = 30
