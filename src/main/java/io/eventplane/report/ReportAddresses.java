package io.eventplane.report;

/** Where reports are found. */
public final class ReportAddresses {

    /** The address that reporters send to, and the queue on it that all Directors share. */
    public static final String REPORTS = "reports";

    private ReportAddresses() {}
}
