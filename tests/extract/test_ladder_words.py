"""Words of the ladder: how English papers say what becomes of an arrangement. Each stands in a plain sentence of two states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., set[str]]

#: What the two do: behind it comes "a defence pact".
SAID_BY_THE_TWO: dict[str, str] = {
    "proposed": """
        have floated; are floating; floated; have proposed; have called for; are pushing for; are pressing
        for; are seeking; want; are angling for; have mooted; are lobbying for; have pitched; advocated;
        urged; made the case for; put forward; are courting; have set their sights on; are eyeing up; have
        asked for; are clamouring for; would like; have expressed interest in; voiced support for; are in
        favour of; have voiced a desire for; are pursuing; have revived the idea of; raised the prospect of;
        have signalled interest in; have expressed a wish for; have backed the idea of; have dangled; have
        requested; hankered after; laid out a vision for; are hoping for; called publicly for; sought; are
        in the market for; have offered; have championed
    """,
    "exploring": """
        are exploring; are considering; are weighing; are mulling; are studying; are looking into; are
        toying with; are discussing; are examining; are sounding each other out about; are sounding out the
        possibility of; are assessing the feasibility of; are evaluating; are contemplating; are in
        preliminary talks about; are in early talks on; have begun exploratory talks on; have launched a
        feasibility study into; are thinking about; are kicking the tyres on; set up a working group to
        study; are investigating; are gauging interest in; discussed; exchanged views on; considered;
        compared notes on; deliberated over; are looking at; brainstormed; have commissioned a study on
    """,
    "negotiating": """
        are negotiating; have begun negotiating; have opened negotiations on; opened talks on; started talks
        on; have launched negotiations for; are in talks on; are in talks over; are in negotiations over;
        are hammering out; are thrashing out; are finalising; are working on; are drafting; have resumed
        talks on; have restarted negotiations on; held a second round of talks on; held a third round of
        negotiations on; are putting the finishing touches to; are close to; are nearing; are edging
        towards; are on the verge of; have entered negotiations on; have entered into talks on; are
        bargaining over; are haggling over; are locked in talks over; have made progress on; reported
        progress on; made headway on; are inching closer to; have been negotiating; are ironing out the
        details of; are wrangling over; have agreed to negotiate; have decided to open talks on; have
        narrowed their differences over; are still arguing over; began drafting; have kicked off talks on;
        have moved closer to; are in advanced talks on; are in the final stages of talks on; are at the
        negotiating table over; have intensified talks on; have been hammering away at; exchanged drafts of;
        have embarked on negotiations for; got down to negotiating
    """,
    "concluded": """
        agreed; have agreed; agreed on; agreed to; reached; have reached; struck; clinched; sealed;
        concluded; have concluded negotiations on; completed talks on; wrapped up negotiations on;
        finalised; have finalised; hammered out; settled on; entered into; have sewn up; forged; shook hands
        on; nailed down; have brokered; thrashed out; arrived at; reached agreement on; reached a consensus
        on; agreed the text of; agreed in principle on; have closed; have secured; have cemented; came to
        terms on; have finished negotiating; ended negotiations on; put the seal on; tied up; landed;
        bagged; pulled off; achieved a breakthrough on; have worked out; agreed upon; concluded talks on;
        rounded off negotiations on; signalled agreement on
    """,
    "signed": """
        signed; have signed; inked; initialled; penned; put their names to; put pen to paper on; put their
        signatures to; signed up to; affixed their signatures to; formally signed; jointly signed; exchanged
        signatures on; ceremonially signed; countersigned; co-signed; have inked; have just signed; signed
        and sealed; added their signatures to; set their names to; set their hands to; quietly signed;
        signed on to; have become signatories to; have put ink to; undersigned; autographed
    """,
    "adopted": """
        announced; launched; established; unveiled; adopted; endorsed; set up; inaugurated; declared;
        proclaimed; formalised; created; founded; formed; instituted; introduced; approved; presented;
        rolled out; have put in place; hailed the launch of; celebrated the launch of; issued; embraced;
        gave their blessing to; rubber-stamped; codified; brought into being; ushered in; gave the go-ahead
        to; gave the green light to; greenlit; cleared; authorised
    """,
    "implementing": """
        extended; renewed; deepened; prolonged; updated; expanded; upgraded; widened; broadened; modernised;
        strengthened; are implementing; have begun implementing; reaffirmed; held the first exercise under;
        held the first dialogue under; put into practice; rolled over; revamped; overhauled; amended;
        revised; enhanced; stepped up; breathed new life into; have activated; invoked; have revived;
        refreshed; bolstered; built on; operationalised; beefed up; carried out; have fleshed out;
        recommitted to; gave effect to; reinvigorated; enlarged; adapted; have been implementing; have
        followed through on; held a first meeting under; conducted joint drills under
    """,
    "suspended": """
        suspended; froze; have frozen; put on hold; put on ice; shelved; paused; have mothballed; halted;
        postponed; have put off; interrupted; deferred; have parked; delayed; have stalled; put in abeyance;
        suspended talks on; hit the pause button on; froze work on; called a halt to; suspended
        implementation of; have pulled the brake on; placed on hold; kicked into the long grass; adjourned
        talks on; put the brakes on; stayed
    """,
    "ended": """
        ended; terminated; cancelled; scrapped; tore up; abrogated; denounced; pulled out of; withdrew from;
        quit; walked away from; abandoned; ditched; revoked; rescinded; annulled; dissolved; axed; called
        off; exited; repudiated; renounced; let lapse; allowed to lapse; allowed to expire; dropped out of;
        backed out of; broke off; pulled the plug on; wound up; wound down; severed; jettisoned; junked;
        dumped; voided; nullified; gave notice to end; announced the end of; announced their withdrawal
        from; declared dead; buried; dismantled; have done away with; put an end to; brought to an end;
        discontinued; opted out of; parted ways with; ripped up; shredded; binned; dispensed with
    """,
    "rejected": """
        rejected; turned down; refused; dismissed; ruled out; vetoed; rebuffed; spurned; declined; said no
        to; voted down; voted against; threw out; blocked; brushed aside; opposed; came out against; shot
        down; poured cold water on; balked at; declined to join; gave short shrift to; struck down; nixed;
        scotched; scuppered; torpedoed; shunned; snubbed; sank; have closed the door on; are against;
        knocked back; scorned; will not hear of; want nothing to do with; disavowed
    """,
}

#: What is said of their pact.
SAID_OF_THE_PACT: dict[str, str] = {
    "proposed": """
        has been proposed; was floated; has been mooted; was suggested by both foreign ministers; was first
        proposed last year; has been called for; is on the wish list of both; has been put forward
    """,
    "exploring": """
        is under consideration; is being considered; is being studied; is under discussion; is being
        explored; is on the drawing board; was discussed; is being examined; is under review; is being
        looked into; is at an exploratory stage; is being weighed; was raised at the meeting; came up in the
        talks; is being mulled; is in its infancy; is being assessed; is being discussed; remains under
        discussion
    """,
    "negotiating": """
        is being negotiated; is under negotiation; is being finalised; is in the works; is nearing
        completion; is close to completion; is almost complete; is being hammered out; is in the final
        stages; is being drafted; is taking shape; is within reach; is being worked on; is still being
        negotiated; is in the making; remains under negotiation; is in the pipeline; is at an advanced
        stage; is 90 per cent complete; is almost ready; is nearly finished; has been under negotiation
        since March; is being thrashed out
    """,
    "concluded": """
        has been agreed; was agreed; has been concluded; was finalised; has been struck; was sealed; has
        been reached; was clinched; is a done deal; is ready for signature; has been hammered out; was
        reached; is in the bag; has been settled; was agreed in principle; is agreed; was wrapped up; has
        been finalised; was hammered out; has been completed
    """,
    "signed": """
        was signed; has been signed; was inked; was initialled; got signed; bears the signatures of both
        ministers; was signed and sealed; has now been signed; carries the signatures of both presidents;
        was formally signed; now bears both signatures
    """,
    "adopted": """
        was announced; was launched; has been established; was unveiled; was adopted; was endorsed; was set
        up; has been inaugurated; was proclaimed; was born; came into being; was created; was approved; was
        formalised; saw the light of day; has been put in place; was rolled out
    """,
    "ratified": """
        has been ratified; was ratified; was approved by parliament; cleared parliament; passed parliament;
        was passed by the Riigikogu; was waved through by lawmakers; sailed through the Storting; was
        ratified by the Storting; was approved by the Riigikogu; was rubber-stamped by parliament; was
        backed by lawmakers; was endorsed by parliament; was voted through; was adopted by parliament; was
        given the green light by parliament; was signed into law; has completed ratification
    """,
    "in-force": """
        entered into force; has entered into force; came into force; took effect; has taken effect; came
        into effect; is in force; is now in force; became effective; went into effect; is now law; became
        law; kicked in; went live; became operational; has been in force since 2021; began to apply; became
        legally binding; is up and running; has legal force
    """,
    "implementing": """
        was extended; was renewed; has been deepened; was prolonged; is being implemented; was updated; has
        been expanded; was upgraded; was widened; is bearing fruit; was put into practice; has been rolled
        over; was modernised; was amended; was revised; has been implemented; was enhanced; was reactivated;
        was revived; has been stepped up; was overhauled; was renewed for five years; has been extended to
        space
    """,
    "suspended": """
        was suspended; has been frozen; is on hold; is on ice; was put on hold; was shelved; was paused; is
        in limbo; is stalled; has stalled; was postponed; is in abeyance; is at a standstill; has been
        delayed; was put off; is in deep freeze; has been mothballed; is dormant; was placed on hold; ground
        to a halt; has hit a wall; was deferred; is gathering dust; is deadlocked; was put on the back
        burner; has been kicked into the long grass; is paused; is frozen; is suspended
    """,
    "ended": """
        was terminated; has been cancelled; was scrapped; expired; has expired; lapsed; collapsed; fell
        apart; was abandoned; was torn up; fell through; ended; has ended; is dead; is history; is no more;
        was revoked; was annulled; was dissolved; unravelled; ceased to apply; came to an end; was axed; was
        ditched; ran out; was denounced; is defunct; has come to an end; is dead in the water; bit the dust;
        was wound up; was called off; was allowed to lapse; was discontinued; broke down; is a thing of the
        past; has been consigned to history; has run its course
    """,
    "rejected": """
        was rejected; was turned down; was vetoed; was voted down; was blocked; was rebuffed; was thrown
        out; was refused; was ruled out; was defeated in parliament; failed in parliament; was dismissed;
        was shot down; was declined; failed to win approval; was struck down; was opposed by both
        parliaments; has been nixed; met with rejection; fell at the last hurdle
    """,
}


def _told(table: dict[str, str], frame: str) -> list[tuple[str, str]]:
    return [(frame.format(" ".join(said.split())), stage) for stage, words in table.items() for said in words.split(";")]


@pytest.mark.parametrize(("text", "stage"), _told(SAID_BY_THE_TWO, "Norway and Estonia {} a defence pact."))
def test_what_two_states_do_with_a_pact(read: Read, text: str, stage: str) -> None:
    assert read(text) == {f"ee-no {stage} happened None"}


@pytest.mark.parametrize(("text", "stage"), _told(SAID_OF_THE_PACT, "A defence pact between Norway and Estonia {}."))
def test_what_becomes_of_a_pact(read: Read, text: str, stage: str) -> None:
    (said,) = read(text)
    assert said.startswith(f"ee-no {stage} happened ")
