/**
 * Month names that newspapers write and the Unicode CLDR does not list for the language: other spellings, inflected forms, and the names of the Levant,
 * the Maghreb and Morocco beside those of Egypt. Twelve to a row, split by blanks, a month's names by bars; - where there is none.
 */
export const furtherMonthNames: readonly string[] = [
	'jänner feber mrz - - - - - - - - -',
	'- fevrier - - - - - aout - - - decembre',
	'- - - - - - - - setiembre|setbre - - -',
	'januara|januar februara|februar marta|mart aprila|april maja|maj juna|jun jula|jul avgusta|avgust septembra|septembar oktobra|oktobar novembra|novembar decembra|decembar',
	'ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος',
	'يناير شباط|فبراير آذار|اذار|مارس نيسان|أبريل|ابريل|إبريل أيار|ايار|مايو حزيران|يونيو تموز|يوليو آب|أغسطس|اغسطس أيلول|ايلول|سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر',
	'جانفي فيفري - أفريل ماي جوان جويلية أوت - - - -',
	'- - - - - - يوليوز غشت شتنبر - نونبر دجنبر',
	'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर|सितंबर अक्तूबर|अक्टूबर नवम्बर|नवंबर दिसम्बर|दिसंबर',
	'- - - - - - - অগস্ট - - - -',
	'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.',
	'janaayo febraayo maarso abriil maajo juunyo luuliyo agoosto sebtembar oktoobar nofembar disembar',
];
