// Reads topics from their beginning and prints each record as a line of JSON.
// usage: node read.js BROKER REGISTRY '{"topic": number of records to read, ...}'
const { Kafka, logLevel } = require('kafkajs');
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry');

const [broker, host, wanted] = process.argv.slice(2);
const missing = new Map(Object.entries(JSON.parse(wanted)));
const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR });
const registry = new SchemaRegistry({ host });
const consumer = kafka.consumer({ groupId: 'independent-reader' });

async function main() {
  await consumer.connect();
  await consumer.subscribe({ topics: [...missing.keys()], fromBeginning: true });
  await new Promise((done, failed) => {
    consumer.on(consumer.events.CRASH, (event) => failed(event.payload.error));
    consumer.run({
      eachMessage: async ({ topic, partition, message }) => {
        const key = message.key && message.key.toString();
        const record = message.value && (await registry.decode(message.value));
        console.log(JSON.stringify({ topic, partition, offset: message.offset, key, record }));
        missing.set(topic, missing.get(topic) - 1);
        if ([...missing.values()].every((left) => left <= 0)) done();
      },
    });
  });
  await consumer.disconnect();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
