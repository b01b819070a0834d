from datetime import date

from dondoc.tasks.rules.effects import Clause, EffectKind, Proposal, Relation, propose


def clause(pk, text, due_on=None):
    return Clause(pk, frozenset(text.lower().split()), due_on)


EARLIER = clause(1, "rà soát quy chế làm việc của cơ quan", date(2025, 3, 31))
SAME = clause(8, "tiếp tục rà soát quy chế làm việc của cơ quan trước kỳ họp", date(2025, 6, 30))
OTHER = clause(9, "báo cáo số liệu đầu tư công quý một")


def test_what_is_recalled_is_taken_back():
    assert propose(Relation.RECALLS, EARLIER, [SAME]) == Proposal(EffectKind.RECALL)


def test_what_is_replaced_goes_on_under_the_clause_that_orders_the_same():
    assert propose(Relation.REPLACES, EARLIER, [OTHER, SAME]) == Proposal(EffectKind.MOVE, into_id=8)


def test_what_is_replaced_by_nothing_alike_is_taken_back():
    assert propose(Relation.REPLACES, EARLIER, [OTHER]) == Proposal(EffectKind.RECALL)
    assert propose(Relation.REPLACES, EARLIER, []) == Proposal(EffectKind.RECALL)


def test_what_is_amended_stays_until_the_new_day_of_its_clause():
    assert propose(Relation.AMENDS, EARLIER, [OTHER, SAME]) == Proposal(EffectKind.CHANGE_DUE, due_on=date(2025, 6, 30))


def test_what_is_amended_without_a_new_day_stays():
    assert propose(Relation.AMENDS, EARLIER, [OTHER]) == Proposal(EffectKind.KEEP)
    unchanged = Clause(8, SAME.words, EARLIER.due_on)
    assert propose(Relation.AMENDS, EARLIER, [unchanged]) == Proposal(EffectKind.KEEP)
    assert propose(Relation.AMENDS, EARLIER, [Clause(8, SAME.words)]) == Proposal(EffectKind.KEEP)


def test_a_few_words_are_too_few_to_be_alike():
    assert propose(Relation.REPLACES, EARLIER, [clause(7, "rà soát quy")]) == Proposal(EffectKind.RECALL)
