"""Everything a device may ask the hall for, and everything it may be answered."""

from typing import Annotated

from pydantic import Field

from hall_link.wire.appointments import (
    Book,
    Booking,
    CancelBooking,
    ChangeBooking,
    CheckIn,
    ListSlots,
    SlotsListed,
)
from hall_link.wire.calls import Noted, ReportCall, ReportVoice
from hall_link.wire.case_views import CaseDone, CaseFound
from hall_link.wire.cases import (
    ActOnCase,
    ActOnTask,
    CallMeeting,
    FindCase,
    HoldMeeting,
    OpenCase,
    PassPapers,
    TakePapers,
)
from hall_link.wire.complaints import (
    AskForService,
    Complain,
    ComplaintFollowed,
    ComplaintHandled,
    ComplaintTaken,
    FollowComplaint,
    HandleComplaint,
    HandleRectification,
    HandleRequest,
    JudgeAnswer,
    RectificationHandled,
    RequestHandled,
    ServiceAsked,
)
from hall_link.wire.documents import (
    DocumentIssued,
    FindNotice,
    GiveNotice,
    IssueDocument,
    NoticeGiven,
    PrintDocument,
    PrintGuide,
    SignDocument,
    SlipPrinted,
    VoidDocument,
)
from hall_link.wire.hand_tickets import (
    EnterHandTicket,
    HandTicketEntered,
    HandTicketsPrinted,
    PrintHandTickets,
)
from hall_link.wire.printing import ReportJob, ReportPrinter, ResolveJob
from hall_link.wire.ratings import AddToRating, Rate, Rated
from hall_link.wire.reserves import HandedIn, HandIn, ReserveTickets, TicketsReserved
from hall_link.wire.tickets import (
    AskWhy,
    CancelTicket,
    ChangeItems,
    FindTicket,
    LetPass,
    ReturnTicket,
    TakeTicket,
    TicketFound,
    TicketTaken,
    WhyTold,
)
from hall_link.wire.windows import (
    AnswerHelp,
    CallChosen,
    CallForHelp,
    CallNext,
    CoverWindow,
    FinishVisit,
    HoldVisit,
    LeadTicket,
    MarkNeed,
    MarkNoShow,
    PauseWindow,
    Recall,
    RecordConsultation,
    ReleaseVisit,
    RestoreTicket,
    ResumeWindow,
    ServeWithoutTicket,
    SignedIn,
    SignOut,
    SplitTicket,
    StartVisit,
    StillHere,
    SwapWindows,
    TransferVisit,
    Undo,
    WindowActDone,
)

Command = Annotated[
    TakeTicket
    | ReserveTickets
    | HandIn
    | PrintHandTickets
    | EnterHandTicket
    | FindTicket
    | CancelTicket
    | LetPass
    | ReturnTicket
    | ChangeItems
    | AskWhy
    | ListSlots
    | Book
    | ChangeBooking
    | CancelBooking
    | CheckIn
    | CallNext
    | CallChosen
    | Recall
    | StartVisit
    | FinishVisit
    | MarkNoShow
    | RestoreTicket
    | HoldVisit
    | TransferVisit
    | ServeWithoutTicket
    | RecordConsultation
    | SplitTicket
    | MarkNeed
    | PauseWindow
    | ResumeWindow
    | CoverWindow
    | SwapWindows
    | Undo
    | CallForHelp
    | AnswerHelp
    | LeadTicket
    | StillHere
    | ReleaseVisit
    | SignOut
    | GiveNotice
    | FindNotice
    | PrintGuide
    | IssueDocument
    | PrintDocument
    | SignDocument
    | VoidDocument
    | OpenCase
    | ActOnCase
    | ActOnTask
    | CallMeeting
    | HoldMeeting
    | PassPapers
    | TakePapers
    | FindCase
    | Complain
    | FollowComplaint
    | JudgeAnswer
    | HandleComplaint
    | HandleRectification
    | AskForService
    | HandleRequest
    | Rate
    | AddToRating
    | ReportCall
    | ReportVoice
    | ReportPrinter
    | ReportJob
    | ResolveJob,
    Field(discriminator="kind"),
]
"""Everything a device may ask for. Which role may ask what: `docs/protocol.md`."""

Result = Annotated[
    TicketTaken
    | TicketsReserved
    | HandTicketsPrinted
    | HandTicketEntered
    | HandedIn
    | TicketFound
    | WhyTold
    | SlotsListed
    | Booking
    | WindowActDone
    | SignedIn
    | NoticeGiven
    | DocumentIssued
    | SlipPrinted
    | CaseDone
    | CaseFound
    | ComplaintTaken
    | ComplaintFollowed
    | ComplaintHandled
    | RectificationHandled
    | ServiceAsked
    | RequestHandled
    | Rated
    | Noted,
    Field(discriminator="kind"),
]
"""What a device is answered when its command was done, told apart by `kind`."""
