/** Two stories as a page showed them, one below the other with nothing between. Written for this test. */
export const twoStories = `Northport reopens harbour bridge after winter repairs, ferry service to end

This picture, released by the Northport Harbour Board on May 3, 2024, shows workers beside the raised bridge over the Elm. (Photo/NHB)
Short Url
Updated 03 May 2024
Follow

Northport reopens harbour bridge after winter repairs, ferry service to end

  • Bridge over the Elm was shut in November after divers found cracks in two of its piers
  • Ferries that carried 2,000 passengers a day make their last crossing on Sunday

NORTHPORT: The harbour bridge in Northport opened to traffic on Friday, six months after cracks in its piers closed it, the city said.

The bridge carries the only road between the old town and the docks, and lorries had to take a detour of forty kilometres.

“We have replaced two piers and every bearing of the bridge,” the Northport Harbour Board (NHB) said in a statement. “Nobody will have to take the ferry again.”

Mayor Anna Lindqvist crossed first, on a bicycle, and was met on the far side by the crews of the ferries.

The ferries, hired from a company in Eastmouth, make their last crossing on Sunday.


Bakers of Southham agree on one price for rye bread, ending a dispute of two years 

Updated 12 June 2024
Follow

Bakers of Southham agree on one price for rye bread, ending a dispute of two years 

  • Eleven bakeries sign the agreement, which holds until the end of next year
  • Millers say that the price of flour leaves them no room

SOUTHHAM: The guild of bakers in Southham fixed the price of a loaf of rye bread on Wednesday, ending a dispute that had divided its members.

Flour has become a third dearer since the mill at Oakford burnt down, and some bakeries had begun to sell smaller loaves.

“A loaf is a loaf again,” said Peter Holm, who leads the guild.

Customers in the market square welcomed the agreement, though some had hoped that the price would fall.

The agreement will be looked at again in autumn, after the harvest of the rye.
`;
