package io.eventplane.replica;

/**
 * Hears what the agent of this Runtime has, after the agent itself has exposed it: every bean that is one. So a role that is deployed with the
 * agent needs no replica of its own. What one of them throws keeps no other from being told.
 */
public interface AgentListener extends DefinitionListener {}
