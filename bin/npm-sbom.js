// Writes the CycloneDX list of the npm packages that the house ships, from package-lock.json: node bin/npm-sbom.js FILE
const fs = require('fs');
const path = require('path');

const lock = JSON.parse(fs.readFileSync('package-lock.json'));
const components = Object.entries(lock.packages)
    .filter(([where, one]) => where.startsWith('node_modules/') && !one.dev)
    .map(([where, one]) => {
        const name = where.replace(/.*node_modules\//, '');
        const purl = 'pkg:npm/' + name.replace('@', '%40') + '@' + one.version;
        const digest = Buffer.from(one.integrity.split('-')[1], 'base64').toString('hex');
        const licence = /^[A-Za-z0-9.-]+$/.test(one.license) ? {license: {id: one.license}} : {expression: one.license};
        return {
            type: 'library', 'bom-ref': purl, name, version: one.version, purl,
            hashes: [{alg: 'SHA-512', content: digest}], licenses: [licence],
        };
    });
fs.mkdirSync(path.dirname(process.argv[2]), {recursive: true});
fs.writeFileSync(process.argv[2], JSON.stringify({bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components},
    null, 2) + '\n');
