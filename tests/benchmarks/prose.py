"""Made news of no partnership: sentences of many fields with states, offices, days and figures, as agencies write them."""

from __future__ import annotations

import random
import re

_SLOT = re.compile(r"<(\w+)>")
WORDS = {
    "state": "Brazil|Kenya|Norway|Vietnam|Poland|Chile|Morocco|Canada|Turkey|Ghana|Portugal|Thailand|Peru|Finland|Egypt|Mexico",
    "people": "Brazilian|Kenyan|Norwegian|Vietnamese|Polish|Chilean|Moroccan|Canadian|Turkish|Ghanaian|Portuguese|Thai",
    "city": "Leeds|Porto|Recife|Mombasa|Bergen|Krakow|Valparaiso|Tangier|Calgary|Izmir|Kumasi|Da Nang|Arequipa|Tampere|Puebla",
    "capital": "Nairobi|Oslo|Hanoi|Warsaw|Santiago|Rabat|Ottawa|Ankara|Accra|Lisbon|Bangkok|Lima|Helsinki|Cairo|London|Paris",
    "day": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "month": "January|February|March|April|June|July|September|October|November|December",
    "year": "2019|2020|2021|2022|2023|2024|2025",
    "small": "two|three|four|five|six|seven|nine|eleven|fourteen",
    "number": "12|18|27|34|46|58|61|73|120|240|310|450|780|1,200|3,400",
    "rate": "0.4|1.2|1.9|2.3|3.1|4.7|5.5|6.8|8.4|11.2",
    "name": "Maria Lopes|Daniel Otieno|Ingrid Dahl|Pham Minh|Ewa Nowak|Carlos Rojas|Amina Idrissi|Claire Roy|Kwame Boateng",
    "party": "Social Democrats|Liberals|Greens|Centre Party|Workers' Party|Conservatives|People's Alliance",
    "good": "wheat|copper|coffee|steel|cocoa|natural gas|timber|fish|rice|cotton",
    "firm": "Norgesbank Invest|Baltica Shipping|Andes Mining|Atlas Telecom|Maple Rail|Delta Foods|Coral Airlines|Vistula Steel",
    "team": "the home side|the visitors|the champions|the league leaders|the second-division club",
}
FRAMES = """
The central bank of <state> kept its main interest rate at <rate> per cent on <day>, as most economists had expected.
Consumer prices in <state> rose <rate> per cent in <month> from a year earlier, the statistics office said.
Shares in <firm> fell <rate> per cent after the company cut its forecast for the year.
"We have seen a slow start, but orders are coming back," the chief executive, <name>, told analysts on <day>.
Heavy rain flooded streets in <city> on <day>, and firefighters pumped water from more than <number> cellars.
At least <small> people were injured when a bus left the road near <city>, police said.
The meteorological service expects the storm to weaken before it reaches the coast.
Schools in the region will stay closed until <day>, the governor's office announced.
Parliament in <capital> voted by a narrow majority to raise the retirement age to <number> months above the present limit.
The opposition <party> called the budget a gift to the rich and announced a motion of no confidence.
Prime Minister <name> lost the support of the <party> over a plan to sell the state railways.
Turnout in the election on <day> was the lowest since <year>, the electoral commission said.
The court in <city> postponed the trial of the former mayor, who denies taking bribes.
Prosecutors accuse him of having accepted payments from <firm> between <year> and the end of his term.
Farmers blocked the motorway outside <capital> with tractors for the <small>th day in a row.
They demand higher prices for <good> and an end to what they call unfair imports from <state>.
Exports of <good> from <state> reached a record in <month>, helped by a weak currency.
A shortage of <good> has pushed prices in <capital> to their highest level in <small> years.
Doctors in <state> began a strike of <small> days on <day> over pay and staffing.
The health ministry reported <number> new cases of measles, most of them among children who were not vaccinated.
Scientists at the university of <city> said they had found traces of an ancient harbour under the sand.
The museum will show <number> paintings by the artist, many of which have never left <state>.
The film, shot in <city> with a small budget, won <small> prizes at the festival.
She published her first novel in <year> and has since sold more than <number> thousand copies.
<team> won <small> to one after extra time in front of <number> thousand spectators.
The coach said his players had been tired after the long journey from <city>.
He will miss the rest of the season with a knee injury, the club said on <day>.
A cyclist from <state> took the lead in the race on the road to <city>.
The <people> government wants to build <number> wind turbines off the coast by the end of the decade.
Residents fear that the new airport will bring noise to a valley known for its vineyards.
The company will close its plant in <city> in <month>, with the loss of <number> jobs.
Unions said they had not been told before the announcement.
<firm> agreed to buy a smaller rival for <number> million euros, subject to approval by regulators.
The regulator fined <firm> for sending customers' records abroad without asking them.
A power cut left parts of <capital> in the dark for <small> hours on <day> evening.
Engineers traced the fault to a substation that had been due for repair since <year>.
The president of <state>, <name>, opened a new bridge over the river on <day>.
The bridge had been planned for <small> decades and cost more than twice what was first estimated.
The foreign minister of <state> travelled to <capital> on <day> for talks about visas and air routes.
Both governments said that the conversations had been useful.
Police in <city> arrested <small> men suspected of smuggling cigarettes across the border with <state>.
Customs officers found <number> kilograms of ivory in a container declared as <good>.
The number of tourists from <state> doubled in <month>, hotel owners said.
Airlines cancelled more than <number> flights because of fog over <capital>.
A fire destroyed a warehouse in the port of <city>; nobody was hurt.
The cause was not known on <day>, but investigators did not rule out arson.
The minister of education promised smaller classes and <number> new teachers for each district.
Teachers' unions welcomed the plan but asked where the money would come from.
Rents in <capital> have risen faster than wages in every year since <year>.
The city council wants to limit how many flats may be let to visitors.
According to a survey by a newspaper, <number> per cent of voters trust neither of the large parties.
The <party> would win most seats if elections were held now, the poll suggested.
A court of appeal upheld the fine against <firm>, which said it would study the ruling.
Thousands marched through <capital> on <day> against cuts to public transport.
The government has promised to review the fares before <month>.
Fishermen from <state> complain that foreign trawlers empty their waters at night.
The coast guard stopped <small> boats on <day> and brought them to the harbour of <city>.
The army helped to clear the roads after the snow and flew food to villages in the mountains.
The defence ministry of <state> denied a report that it had lost <number> rifles from a depot.
An officer was dismissed in <month> after soldiers complained of bullying at the academy.
The harvest of <good> will be <rate> per cent smaller than last year because of drought, the ministry expects.
Water in the reservoirs has sunk to the lowest level since records began.
The space agency put off the launch of its weather satellite for the <small>th time.
The rocket is now to lift off in <month>, if the wind allows it.
A train with <number> passengers stopped for hours in a tunnel near <city>.
The railway company apologised and offered to pay back the tickets.
In <state>, the currency lost <rate> per cent against the dollar in a single week.
Investors worry that the government in <capital> will not repay a bond that falls due in <month>.
The International Monetary Fund urged <state> to cut subsidies for fuel.
The finance minister, <name>, said there was no reason to panic.
An earthquake shook the islands early on <day>, but no damage was reported.
Rescue teams from <state> searched for <small> climbers missing on the north face.
The bishop of <city> asked for patience after a dispute about the cathedral's bells.
A dog that had been lost for <small> weeks walked <number> kilometres home to its family in <city>.
""".strip().split("\n")


def sentence(chance: random.Random) -> str:
    """One sentence of news."""
    frame = chance.choice(FRAMES)
    filled = _SLOT.sub(lambda slot: chance.choice(WORDS[slot[1]].split("|")), frame)
    return filled[:1].upper() + filled[1:]
