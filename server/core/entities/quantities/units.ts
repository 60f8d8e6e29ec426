/** Units by their name in the singular, with the forms that stand for them after a number. */
const unitForms: Readonly<Record<string, string>> = {
	kilometre:
		'kilometre kilometres kilometer kilometers km kms Kilometer Kilometern kilomètre kilomètres kilómetro kilómetros quilômetro quilômetros chilometro chilometri kilometr kilometrów км километр километра километров кілометрів kilometre كيلومتر',
	metre: 'metre metres meter meters Meter Metern mètre mètres metro metros metri м метр метра метров метрів',
	centimetre: 'centimetre centimetres centimeter centimeters cm',
	millimetre: 'millimetre millimetres millimeter millimeters mm',
	mile: 'mile miles',
	'nautical mile': 'nautical miles',
	foot: 'foot feet ft',
	inch: 'inch inches',
	yard: 'yard yards',
	hectare: 'hectare hectares ha Hektar hectárea hectáreas hectare hectares ettaro ettari hektar hektarów га гектар гектаров гектарів',
	acre: 'acre acres',
	'square kilometre': 'square kilometres|square kilometers|sq km|km²|km2',
	'square metre': 'square metres|square meters|sq m|m²',
	'square mile': 'square miles|sq mi',
	'square foot': 'square feet|sq ft',
	'cubic metre': 'cubic metres|cubic meters|m³',
	'cubic foot': 'cubic feet',
	kilogram: 'kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs Kilogramm Kilo kilogramos quilos chili кг килограмма килограммов кілограмів',
	gram: 'gram grams gramme grammes',
	milligram: 'milligram milligrams mg',
	tonne: 'tonne tonnes Tonne Tonnen tonelada toneladas tonnellata tonnellate т тонна тонны тонн',
	ton: 'ton tons',
	'metric ton': 'metric tons|metric tonnes',
	pound: 'pound pounds lb lbs',
	ounce: 'ounce ounces oz',
	litre: 'litre litres liter liters Liter Litern litro litros litri литр литра литров літрів',
	gallon: 'gallon gallons',
	barrel: 'barrel barrels bbl',
	bushel: 'bushel bushels',
	megawatt: 'megawatt megawatts MW',
	gigawatt: 'gigawatt gigawatts GW',
	kilowatt: 'kilowatt kilowatts kW',
	'kilowatt hour': 'kilowatt-hours|kilowatt hours|kWh',
	'megawatt hour': 'megawatt-hours|megawatt hours|MWh',
	watt: 'watt watts',
	volt: 'volt volts kV',
	megahertz: 'megahertz MHz',
	gigahertz: 'gigahertz GHz',
	gigabyte: 'gigabyte gigabytes GB',
	megabyte: 'megabyte megabytes MB',
	terabyte: 'terabyte terabytes TB',
	'degree Celsius': 'degrees Celsius|degree Celsius|degrees C|°C|° C|Grad Celsius|grados Celsius|degrés Celsius',
	'degree Fahrenheit': 'degrees Fahrenheit|degrees F|°F|° F',
	degree: 'degree degrees Grad degré degrés grado grados graus gradi stopni градус градуса градусов градусів derece derajat',
	'kilometre per hour': 'kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km/h|kmh|kph',
	'mile per hour': 'miles per hour|miles an hour|mph',
	knot: 'knot knots',
	carat: 'carat carats',
	'basis point': 'basis points|bps',
};

const byForm = new Map<string, string>();
for (const [name, forms] of Object.entries(unitForms))
	for (const form of forms.includes('|') ? forms.split('|') : forms.split(' ')) byForm.set(form, name);

/** The unit that a text begins with, after blanks or a hyphen, and how much of the text it takes. Abbreviations keep their case: `MW`, never `mw`. */
export function unitNamed(text: string): { readonly name: string; readonly length: number } | undefined {
	const match = /^[\s\u00a0-]?([\p{L}°²³/][\p{L}\d°²³/]*)(?:([\s-])([\p{L}]+))?(?:(\s)(\p{L}+))?/u.exec(text);
	if (!match) return undefined;
	const lead = text.length - text.trimStart().length || (text[0] === '-' ? 1 : 0);
	const [, one = '', gap = '', two = '', space = '', three = ''] = match;
	for (const form of [`${one}${gap}${two}${space}${three}`, `${one}${gap}${two}`, one]) {
		const name = byForm.get(form);
		if (name) return { name, length: lead + form.length };
	}
	return undefined;
}
