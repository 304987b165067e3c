"""Every table of the hall, gathered so that the metadata is whole."""

from sqlalchemy import MetaData

from hall_server.appointments import tables as appointments
from hall_server.cases import file_tables as case_files
from hall_server.cases import tables as cases
from hall_server.complaints import tables as complaints
from hall_server.consultations import tables as consultations
from hall_server.days import tables as days
from hall_server.devices import tables as devices
from hall_server.documents import tables as documents
from hall_server.forecast import tables as forecast
from hall_server.guide import tables as guide
from hall_server.helps import tables as helps
from hall_server.kernel.metadata import METADATA
from hall_server.paper import tables as paper
from hall_server.premises import tables as premises
from hall_server.queue import hand_tables as hands
from hall_server.queue import reserve_tables as reserves
from hall_server.queue import tables as queue
from hall_server.ratings import tables as ratings
from hall_server.rectifications import tables as rectifications
from hall_server.registers import tables as registers
from hall_server.requests import tables as requests
from hall_server.staff import tables as staff
from hall_server.windows import tables as windows

ROOMS = (
    premises,
    days,
    guide,
    staff,
    devices,
    windows,
    paper,
    forecast,
    queue,
    reserves,
    hands,
    ratings,
    appointments,
    consultations,
    helps,
    documents,
    cases,
    case_files,
    complaints,
    rectifications,
    requests,
    registers,
)


def all_tables() -> MetaData:
    """The metadata with every room's tables in it."""
    return METADATA
