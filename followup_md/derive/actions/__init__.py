"""The actions, one module or one function each, found by id; the order here is the order of display within a round (rules.md 3.4)."""

from followup_md.derive.actions.connect import find_connect
from followup_md.derive.actions.endings import find_record_outcome, find_reply_rejection, find_withdraw
from followup_md.derive.actions.engage import find_engage
from followup_md.derive.actions.find_contact import find_contact
from followup_md.derive.actions.find_profile import find_find_profile
from followup_md.derive.actions.follow_up import find_follow_up, find_follow_up_invited
from followup_md.derive.actions.found import Found, Rule
from followup_md.derive.actions.improve import find_improve
from followup_md.derive.actions.keep_looking import find_keep_looking
from followup_md.derive.actions.offer import find_answer_offer, find_clear_conditions, find_get_offer_in_writing, find_get_start_date
from followup_md.derive.actions.prep import find_prep
from followup_md.derive.actions.recap import find_recap
from followup_md.derive.actions.reschedule import find_reschedule
from followup_md.derive.actions.review import find_review
from followup_md.derive.actions.share_answer import find_share_answer
from followup_md.derive.actions.thank import find_thank

__all__ = ["RULES", "Found", "Rule"]

RULES: tuple[Rule, ...] = (
    Rule("keep-looking", "R5.1", find_keep_looking),
    Rule("prep", "R4.2", find_prep),
    Rule("recap", "R4.4", find_recap),
    Rule("review", "R3.4", find_review),
    Rule("improve", "R3.6", find_improve),
    Rule("find-contact", "R1.2", find_contact),
    Rule("thank", "R1.8", find_thank),
    Rule("find-profile", "R2.1", find_find_profile),
    Rule("connect", "R2.4", find_connect),
    Rule("answer-offer", "R5.8", find_answer_offer),
    Rule("get-offer-in-writing", "R5.8", find_get_offer_in_writing),
    Rule("get-start-date", "R5.8", find_get_start_date),
    Rule("clear-conditions", "R5.8", find_clear_conditions),
    Rule("follow-up", "R1.14", find_follow_up),
    Rule("follow-up-invited", "R1.17", find_follow_up_invited),
    Rule("reschedule", "R0.1", find_reschedule),
    Rule("withdraw", "R5.8", find_withdraw),
    Rule("share-answer", "R3.8", find_share_answer),
    Rule("engage", "R2.5", find_engage),
    Rule("record-outcome", "R4.12", find_record_outcome),
    Rule("reply-rejection", "R1.18", find_reply_rejection),
)
