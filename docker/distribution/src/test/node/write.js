// Writes one record with the newest schema of its topic.
// usage: node write.js BROKER REGISTRY TOPIC KEY '{"field": value, ...}'
const { Kafka, logLevel } = require('kafkajs');
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry');

const [broker, host, topic, key, record] = process.argv.slice(2);
const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR });
const registry = new SchemaRegistry({ host });
const producer = kafka.producer();

async function main() {
  const id = await registry.getLatestSchemaId(`${topic}-value`);
  const value = await registry.encode(id, JSON.parse(record));
  await producer.connect();
  await producer.send({ topic, messages: [{ key, value }] });
  await producer.disconnect();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
