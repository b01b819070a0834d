"""The ladder's rungs, what is watched, what the ladder did, what superiors urged, and what was looked into."""

from dondoc.oversight.models.dossiers import AccountabilityDossier, DossierState, Purpose
from dondoc.oversight.models.explanations import Explanation, ExplanationState
from dondoc.oversight.models.ladder import Rung, RungDoes, Step, Watch
from dondoc.oversight.models.samples import CheckResult, Sample, SampledWork
from dondoc.oversight.models.urgings import LetterWording, UrgedWork, Urging

__all__ = [
    "AccountabilityDossier",
    "CheckResult",
    "DossierState",
    "Explanation",
    "ExplanationState",
    "LetterWording",
    "Purpose",
    "Rung",
    "RungDoes",
    "Sample",
    "SampledWork",
    "Step",
    "UrgedWork",
    "Urging",
    "Watch",
]
