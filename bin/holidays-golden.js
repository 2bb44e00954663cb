// Writes the golden files that CalendarGoldenTest compares with, from two independent npm packages:
//   npm install --no-save @holiday-jp/holiday_jp@2.5.1 date-holidays@3.37.0 && node bin/holidays-golden.js
const fs = require('fs');
const into = 'src/test/resources/calendar/';
const iso = day => day.toISOString().slice(0, 10);

const jp = require('@holiday-jp/holiday_jp').between(new Date('1980-01-01'), new Date('2050-12-31'));
fs.writeFileSync(into + 'jp-1980-2050.txt',
    '# Holidays of Japan from npm @holiday-jp/holiday_jp 2.5.1 (MIT), by bin/holidays-golden.js\n'
    + [...new Set(jp.map(h => iso(h.date)))].sort().join('\n') + '\n');

const Holidays = require('date-holidays');
const countries = ['AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FR', 'GB', 'HR', 'IE', 'IT', 'LU', 'MT', 'NL', 'NO',
    'PL', 'PT', 'RO', 'SI'];
const lines = countries.map(country => {
    const of = new Holidays(country, {types: ['public']});
    const days = new Set();
    for (let year = 2015; year <= 2035; year++) {
        for (const holiday of of.getHolidays(year)) {
            const length = Math.max(1, Math.round((holiday.end - holiday.start) / 86400e3));
            for (let i = 0; i < length; i++) {
                const day = new Date(holiday.date.slice(0, 10) + 'T00:00Z');
                day.setUTCDate(day.getUTCDate() + i);
                if (day.getUTCDay() % 6 !== 0) days.add(iso(day));
            }
        }
    }
    return country + ' ' + [...days].sort().join(' ');
});
fs.writeFileSync(into + 'weekdays-2015-2035.txt',
    '# Public holidays on weekdays from npm date-holidays 3.37.0 (ISC; data CC BY-SA 3.0, from Wikipedia), by bin/holidays-golden.js\n'
    + lines.join('\n') + '\n');
