/**
 * What {@code kubernetes/base} promises, checked without a cluster: rendered by the real kubectl, read by the Kubernetes
 * client's strict models, then looked at. Out of scope: whether an API server admits it, and whether the server runs.
 */
@NullMarked
package io.eventplane.kubernetes;

import org.jspecify.annotations.NullMarked;
