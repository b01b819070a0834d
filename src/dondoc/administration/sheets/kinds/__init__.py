"""What each kind of spreadsheet holds: its columns, and what taking each row in would do."""

from dondoc.administration.sheets.kinds.columns import COLUMN_NAMES, COLUMNS
from dondoc.administration.sheets.kinds.people import Seat
from dondoc.administration.sheets.kinds.plans import plan_of
from dondoc.administration.sheets.kinds.reading import RowPlan

__all__ = ["COLUMNS", "COLUMN_NAMES", "RowPlan", "Seat", "plan_of"]
