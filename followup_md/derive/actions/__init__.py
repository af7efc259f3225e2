"""Actions: the table row of each and the generator that finds it, in display order within a round (rules.md 3.4)."""

from followup_md.derive.actions import follow_up, network, offer, review, search, thank
from followup_md.derive.actions.spec import Rule
from followup_md.model import actions as row

RULES: tuple[Rule, ...] = (
    Rule(row.KEEP_LOOKING, search.find_keep_looking),
    Rule(row.PREP, search.find_prep),
    Rule(row.RECAP, review.find_recap),
    Rule(row.REVIEW, review.find_review),
    Rule(row.IMPROVE, review.find_improve),
    Rule(row.FIND_CONTACT, thank.find_contact),
    Rule(row.THANK, thank.find_thank),
    Rule(row.FIND_PROFILE, network.find_find_profile),
    Rule(row.CONNECT, network.find_connect),
    Rule(row.ANSWER_OFFER, offer.find_answer_offer),
    Rule(row.GET_OFFER_IN_WRITING, offer.find_get_offer_in_writing),
    Rule(row.GET_START_DATE, offer.find_get_start_date),
    Rule(row.CLEAR_CONDITIONS, offer.find_clear_conditions),
    Rule(row.FOLLOW_UP, follow_up.find_follow_up),
    Rule(row.FOLLOW_UP_INVITED, follow_up.find_follow_up_invited),
    Rule(row.RESCHEDULE, search.find_reschedule),
    Rule(row.WITHDRAW, offer.find_withdraw),
    Rule(row.SHARE_ANSWER, review.find_share_answer),
    Rule(row.ENGAGE, network.find_engage),
    Rule(row.RECORD_OUTCOME, offer.find_record_outcome),
    Rule(row.REPLY_REJECTION, offer.find_reply_rejection),
)
