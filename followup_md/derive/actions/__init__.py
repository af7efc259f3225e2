"""Actions: the row of each and the generator that finds it, in the order of display within a round (rules.md 3.4)."""

from followup_md.derive.actions.follow_up import find_follow_up, find_follow_up_invited
from followup_md.derive.actions.network import find_connect, find_engage, find_find_profile
from followup_md.derive.actions.offer import (
    find_answer_offer,
    find_clear_conditions,
    find_get_offer_in_writing,
    find_get_start_date,
    find_record_outcome,
    find_reply_rejection,
    find_withdraw,
)
from followup_md.derive.actions.review import find_improve, find_recap, find_review, find_share_answer
from followup_md.derive.actions.search import find_keep_looking, find_prep, find_reschedule
from followup_md.derive.actions.spec import Found, Rule
from followup_md.derive.actions.thank import find_contact, find_thank
from followup_md.model.actions import (
    ANSWER_OFFER,
    CLEAR_CONDITIONS,
    CONNECT,
    ENGAGE,
    FIND_CONTACT,
    FIND_PROFILE,
    FOLLOW_UP,
    FOLLOW_UP_INVITED,
    GET_OFFER_IN_WRITING,
    GET_START_DATE,
    IMPROVE,
    KEEP_LOOKING,
    PREP,
    RECAP,
    RECORD_OUTCOME,
    REPLY_REJECTION,
    RESCHEDULE,
    REVIEW,
    SHARE_ANSWER,
    THANK,
    WITHDRAW,
)

__all__ = ["RULES", "Found", "Rule"]

RULES: tuple[Rule, ...] = (
    Rule(KEEP_LOOKING, find_keep_looking),
    Rule(PREP, find_prep),
    Rule(RECAP, find_recap),
    Rule(REVIEW, find_review),
    Rule(IMPROVE, find_improve),
    Rule(FIND_CONTACT, find_contact),
    Rule(THANK, find_thank),
    Rule(FIND_PROFILE, find_find_profile),
    Rule(CONNECT, find_connect),
    Rule(ANSWER_OFFER, find_answer_offer),
    Rule(GET_OFFER_IN_WRITING, find_get_offer_in_writing),
    Rule(GET_START_DATE, find_get_start_date),
    Rule(CLEAR_CONDITIONS, find_clear_conditions),
    Rule(FOLLOW_UP, find_follow_up),
    Rule(FOLLOW_UP_INVITED, find_follow_up_invited),
    Rule(RESCHEDULE, find_reschedule),
    Rule(WITHDRAW, find_withdraw),
    Rule(SHARE_ANSWER, find_share_answer),
    Rule(ENGAGE, find_engage),
    Rule(RECORD_OUTCOME, find_record_outcome),
    Rule(REPLY_REJECTION, find_reply_rejection),
)
