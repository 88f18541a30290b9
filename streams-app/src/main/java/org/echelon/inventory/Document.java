package org.echelon.inventory;

/** What the ledger remembers of a document; its buckets are a function of it. */
public sealed interface Document
    permits OrderLineDocument,
        CommandDocument,
        ReceiptDocument,
        AdjustmentDocument,
        PastDemandDocument,
        ExternalDocument {

  DocumentKey key();

  /** What the document adds to buckets and flows. */
  Contribution contribution();

  /** Whether nothing more is expected of it. */
  boolean closed();

  /** When it closed last, epoch milliseconds; 0 while open. */
  long closedAt();

  Document withClosedAt(long instant);
}
