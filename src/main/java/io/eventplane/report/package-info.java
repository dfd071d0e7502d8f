/**
 * The way back: what gateways and agents tell the Director of what they serve. What a report says, how it is written and signed, and how a
 * reporter keeps telling until it is known.
 *
 * <p>A report is a CloudEvent in JSON, signed as a JSON Web Signature with what the Director knows of the Runtime's secret, on the address
 * {@code reports}. It tells of many definitions at once. Reports are delivered at least once and in any order: each has a number that only
 * grows, and what came under a lower number never counts against what came under a higher one. No clock has a say in that.
 *
 * <p>Director, gateway and agent may call it. It knows neither a broker's client nor any role, and holds no beans.
 */
@NullMarked
package io.eventplane.report;

import org.jspecify.annotations.NullMarked;
