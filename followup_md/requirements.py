"""The requirements: what the article asks you to do after an interview, sentence by sentence.

Every action and every check names the requirement it follows from.
"""

from collections.abc import Mapping

GROUPS: Mapping[str, str] = {
    "R0": "The frame",
    "R1": "Follow up, but don't be a pest",
    "R2": "Find and connect",
    "R3": "Analyse, and revamp the answers where you stumbled",
    "R4": "Recap",
    "R5": "Keep looking",
}
# The first sentence of each must make sense when quoted alone.
REQUIREMENTS: Mapping[str, str] = {
    "R0.1": "The steps right after an interview matter. Every action hangs on an interview, not on an application.",
    "R0.2": "Actions are due however well it went. No rating, feeling or level of interest takes any of R1 to R5 away.",
    "R0.3": "Drafts and reviews can be polished. Most people do these steps badly: they are kept, edited and checked, not made in one go.",
    "R0.4": "All five things are done after every interview. That is each round, each kind; with fewer than five it is incomplete.",
    "R0.5": "More second interviews and more offers are promised. Both rates are shown with their counts, and no cause is claimed.",
    "R1.1": "Always send a thank-you note.",
    "R1.2": "Thank each person you interviewed with. A panel of six means six notes.",
    "R1.3": "The thank-you note is personal.",
    "R1.4": (
        "The thank-you note refers to topics discussed in that very interview. Where no topic is noted for that person there is no "
        "draft; it is said what to write down first."
    ),
    "R1.5": "The thank-you note neither is nor looks like a form note.",
    "R1.6": "The thank-you note shows interest in three things. The discussion, the position and the company must all appear.",
    "R1.7": "The thank-you note is a letter on paper, by regular mail. That is the default.",
    "R1.8": "The thank-you note goes out within 24 hours of the interview. It is the sending that counts.",
    "R1.9": "E-mail is the less formal way, not the default. Where you choose it, the notes or the configuration say so.",
    "R1.10": "The thank-you note is highly professional. It has the layout of a business letter, the right name and no errors.",
    "R1.11": "The thank-you note recalls you and the talk. It is tangible: your name, how to reach you, and one memorable moment.",
    "R1.12": "There is one follow-up, not several. Notes, e-mails and phone calls are counted together, whatever the channel.",
    "R1.13": (
        "Continual follow-up is an annoyance, not eagerness. The guard refuses it and says why: they will wonder what you are like to work "
        "with every day."
    ),
    "R1.14": "Follow up a week later, once, when no decision date is known.",
    "R1.15": (
        "Follow up when they said that they would decide. That replaces the week, sooner or later than it would end, and adds no second "
        "follow-up."
    ),
    "R1.16": "The follow-up asks for an update on the hiring process. It asks for nothing else.",
    "R1.17": (
        "No further follow-up, unless they ask you to write again later. Each such invitation opens exactly one, at that date, not before."
    ),
    "R1.18": (
        "After that, wait. They won't forget you and will make contact; that there is nothing to do, and why, is said, so that no gap is "
        "left to fill with a call."
    ),
    "R2.1": "Find the profiles of everybody who interviewed you.",
    "R2.2": "Only public, professional profiles count. A private or family account is never a target.",
    "R2.3": (
        "Which networks count is an open list, yours to set. Sites like Twitter, Google+ and LinkedIn were meant; Google+ closed to "
        "consumers on 2 April 2019, and Twitter is now X."
    ),
    "R2.4": "Connect with them on those networks.",
    "R2.5": "Be in touch once connected. Ask questions, join conversations, share what they publish.",
    "R2.6": "The relationship outlives the opening. Rejection, withdrawal or hire never takes the person away, nor the talk with them.",
    "R2.7": (
        "Stay in mind with those who decide, and widen your network for later. So those who decide come first, and people are seen across "
        "companies."
    ),
    "R3.1": "Judge how well you performed. The judgement is a rating.",
    "R3.2": "Name the questions that gave you problems. They are logged, with a mark where you stumbled.",
    "R3.3": "Name the areas to improve.",
    "R3.4": "Review every interview.",
    "R3.5": "The next interview is better for it. Open stumbles and areas come back before it, whichever company it is with.",
    "R3.6": "The better answer goes into the thank-you note. That holds for an answer whose improvement would raise your chances.",
    "R3.7": (
        "A bridging phrase leads to the better answer. It is “After giving … more thought”, or “Our brief discussion about … got me "
        "thinking after our meeting”; without a better answer behind it the phrase is worthless, and there is none."
    ),
    "R3.8": "Or share the better answer in social interaction. Only once you are connected with that person.",
    "R3.9": "Never mention the interview or the possible job on public social media.",
    "R3.10": "Social interactions are phrased as professional conversations.",
    "R4.1": "Memory fades at once. The recap is the first action, and lateness is named.",
    "R4.2": "Always take notes during the interview. A sheet with room for them is made beforehand.",
    "R4.3": "Notes taken in the room are partial by nature. They need not be complete; the recap completes them.",
    "R4.4": "Write the recap at once, at the computer.",
    "R4.5": "The recap lists everything that was discussed.",
    "R4.6": "The recap lists good and bad points of the company and of the role. These are four lists.",
    "R4.7": "The recap holds your first impressions.",
    "R4.8": "The recap describes the environment.",
    "R4.9": "The recap names the people you met.",
    "R4.10": "The recap holds all details of the job description.",
    "R4.11": "The recap lists the requirements.",
    "R4.12": (
        "You are fully prepared when they call weeks later. It happens very often; the recap is found in seconds by company, person, role "
        "or number, and kept whatever the outcome."
    ),
    "R5.1": "Keep looking: it is the most important thing. It is shown first, in every report, for as long as it holds.",
    "R5.2": "Keep looking even when you seem perfect for the job. No impression, hint or praise may stop or lower the search.",
    "R5.3": "Do not slow down either. The search is compared with what it was before.",
    "R5.4": "Some firms are slow.",
    "R5.5": "A hint is not an offer. Some interviewers make every candidate feel hired.",
    "R5.6": "A better candidate may come after you.",
    "R5.7": "Hiring is put on hold at any time. In large firms headcount vanishes, so “on hold” is a real state.",
    "R5.8": "Stop only with a confirmed offer and a start date. The offer is in hand, and the date is marked on the calendar: both.",
}
