// Says "valid", or what is wrong with each document whose file is named.
const { readFileSync } = require('fs');
const { validateEpcisDocument } = require('./package/dist/epcis2.node.js');

process.argv.slice(2).forEach((file) => {
  try {
    const { success, errors } = validateEpcisDocument(JSON.parse(readFileSync(file, 'utf8')));
    console.log(success ? 'valid' : errors.join('; '));
  } catch (error) {
    console.log(error.message);
  }
});
