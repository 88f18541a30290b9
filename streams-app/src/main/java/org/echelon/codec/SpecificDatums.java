package org.echelon.codec;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Readers and writers of generated records, one for each schema object. The serde's own provider
 * takes the fingerprint of the whole schema for every record, which costs more than the record.
 * Records without logical types write themselves, field by field, which gives the same bytes.
 */
public final class SpecificDatums implements AvroDatumProvider<SpecificRecord> {
  private final IdentityHashMap<Schema, DatumWriter<SpecificRecord>> writers =
      new IdentityHashMap<>();
  private final IdentityHashMap<Schema, DatumReader<SpecificRecord>> readers =
      new IdentityHashMap<>();

  @Override
  public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord record, Schema schema) {
    return writers.computeIfAbsent(
        schema, s -> new SpecificDatumWriter<>(s, model(record.getClass())));
  }

  @Override
  public DatumReader<SpecificRecord> createDatumReader(Schema writer) {
    return readers.computeIfAbsent(writer, SpecificDatums::reader);
  }

  @Override
  public Schema toSchema(SpecificRecord record) {
    return record.getSchema();
  }

  private static SpecificData model(Class<? extends SpecificRecord> type) {
    SpecificData model = SpecificData.getForClass(type);
    model.setCustomCoders(true);
    return model;
  }

  private static DatumReader<SpecificRecord> reader(Schema writer) {
    Class<?> type = SpecificData.get().getClass(writer);
    if (type == null) {
      throw new IllegalArgumentException("no class for records of " + writer.getFullName());
    }
    SpecificData model = SpecificData.getForClass(type);
    return new SpecificDatumReader<>(writer, model.getSchema(type), model);
  }
}
