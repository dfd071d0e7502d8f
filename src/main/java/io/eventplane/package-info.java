/**
 * eventplane: an eventing management plane. The owner of an Application registers an event API once; every Runtime then accepts, receives
 * and offers its events.
 *
 * <p>Layers, each of which may call only those to its right:
 * {@code director | gateway | agent → replica → notice, report, asyncapi, bus, token → platform}. The {@code director} does not use {@code replica}, only director and gateway use {@code token}. Roles never
 * import each other: they meet over GraphQL, HTTP and Artemis, in one process as in three.
 *
 * <h2>Decisions</h2>
 *
 * <p>One line of decision, one of reason. Never edited, only superseded.
 *
 * <ol>
 *   <li>GraphQL is SmallRye 2.17 in the WAR, started by a listener of our own.
 *       <br>Liberty's feature is SmallRye 1.0: no unions, no custom scalars, no limits; SmallRye's own listener fails on an unexpanded WAR.
 *   <li>Reactive Messaging is Liberty's feature with a connector of our own over Artemis' client.
 *       <br>SmallRye's connectors do not work in a WAR beside the feature, and stop a channel for good at its first nack.
 *   <li>A transactional outbox, not XA: definition and notice are one commit, and a relay forgets a notice only when the broker has it.
 *       <br>XA needs a resource adapter packed by hand, and costs two more syncs; rows are claimed with {@code for update skip locked}.
 *   <li>H2 in a file and an embedded Artemis by default; PostgreSQL and a remote Artemis by configuration alone.
 *       <br>One command runs all of it on a laptop; nothing in the code knows which.
 *   <li>Whole columns that may hold secrets are encrypted, not single passwords.
 *       <br>A header, a query parameter or a URL can be a secret as well.
 *   <li>Beside {@code password} and {@code clientSecret}, header and query values with a telling name are masked.
 *       <br>{@code Authorization} and {@code api-key} are secrets, whatever the schema calls them.
 *   <li>Where no {@code eventplane.director.admin-password} is set, whoever reaches the loopback address is the operator; beyond loopback the server does not start without it.
 *       <br>Simple on a laptop, closed elsewhere.
 *   <li>GraphQL takes only POST with {@code application/json}.
 *       <br>A web page on another origin cannot send that without asking first, so it cannot use a visitor's loopback address.
 *   <li>Application names are unique.
 *       <br>Bus addresses are made of them; two of one name would share their events.
 *   <li>A channel has one bus address, {@code events.{application}.{channel}}; its parameters lose their braces and travel as properties.
 *       <br>An address per parameter value would be unbounded, and a consumer could not know them beforehand.
 *   <li>Every bus address is both a queue, made before its event URL opens, and a topic.
 *       <br>An event that was answered is kept although nobody reads yet; subscribers get copies.
 *   <li>A full address refuses its publisher (503) rather than drop or expire anything.
 *       <br>Nothing that was answered 202 is lost.
 *   <li>Gateway and agent each keep a replica of the definitions, encrypted on disk, and learn of changes from notices and by reconciling.
 *       <br>They work without the Director, through a restart; a lost notice is only a delay.
 *   <li>What is missing in a listing is asked for by id before it is removed.
 *       <br>A page that shifted while it was read must not remove anything.
 *   <li>A notice the consumer cannot read is logged and acknowledged.
 *       <br>It is a hint; redelivering it for ever would block those behind it.
 *   <li>A batch of events is all or nothing in its checks.
 *       <br>A sender can repeat a batch as it is; what was already on the bus is recognised.
 *   <li>An event's duplicate id is made of definition, channel, source and id.
 *       <br>CloudEvents makes source and id unique for the producer only.
 *   <li>Structured and batched CloudEvents are read with Jackson 3, not with the SDK's format.
 *       <br>The SDK's is Jackson 2, knows no batch, and cannot say where in the JSON an error is.
 *   <li>AsyncAPI documents are read with snakeyaml-engine straight into Jackson trees.
 *       <br>Jackson's YAML does not resolve anchors, and limits must hold before memory is spent.
 *   <li>JSON Schema is networknt's validator, with a budget of steps for each validation.
 *       <br>The fastest one that passes draft-07's own tests; a schema or a pattern that explodes must not stop the gateway.
 *   <li>An external {@code $ref} in a payload schema is refused.
 *       <br>Following it would let a document make the server read anything; ignoring it would silently not validate.
 *   <li>{@code replica} is a package of its own, between the roles and the contracts.
 *       <br>Gateway and agent keep definitions in the same way; a role may not import another.
 *   <li>kubectl comes from a Maven artifact, in tests.
 *       <br>Manifests are rendered by the real tool on a machine with only a JDK.
 *   <li>A mask sent back keeps a secret only while the address that the secret goes to stays the same.
 *       <br>Else who may change a definition, but not read its secrets, could have them sent to an address of its own.
 *   <li>The Director's transactions are begun and ended by an interceptor of our own, {@code InTransaction}.
 *       <br>Liberty writes a file for every exception that leaves Jakarta's {@code @Transactional}: bad input filled the disk.
 *   <li>A post over HTTP/1.1 that says nothing of its length is refused, and its connection closed.
 *       <br>Liberty hides a length that is no number, and would take the body behind it for the next request.
 *   <li>The successor of an ending version is found by the gateway, among its own replica, at each answer.
 *       <br>It holds without the Director and needs no notice to older versions; a deprecated or retired version never is one.
 *   <li>{@code deprecatedSince} becomes the header {@code Deprecation} when it is an RFC 3339 date; else the Director's first knowledge of it does.
 *       <br>RFC 9745 has no header without a date, and the proposal's text may be a version.
 *   <li>A sunset is a field of its own, {@code Version.sunset}, needs {@code forRemoval}, and ends a version by the gateway's clock.
 *       <br>{@code forRemoval} is a Boolean; a date that takes a notice to take effect would fail with the Director.
 *   <li>Without group or without version nothing collides.
 *       <br>Uniqueness is of what the owner says; most definitions are one of a kind.
 *   <li>Of what is wrong with a document, invalid is what publishing, or telling what the document describes, depends on; everything else warns.
 *       <br>Of the real documents half break some rule of the specification and are useful all the same; AsyncAPI's own schemas therefore only warn.
 *   <li>A {@code $ref} that leads out of the document is unresolved, not refused; a payload schema that needs it is not validated at all. This supersedes the refusal.
 *       <br>Many documents have one, and the rest of them works; to validate half a schema would refuse valid events under {@code not} and {@code oneOf}.
 *   <li>Passwords in the addresses of a document's servers are masked before the document is stored.
 *       <br>Nobody here connects to these servers; what is not kept can be shown nowhere.
 *   <li>Specifications are fetched with Apache HttpClient 5; asking the Director, which is trusted, stays with the JDK's client.
 *       <br>The JDK's client resolves names itself, so what was checked is not what is called; connecting it to an address breaks TLS.
 *   <li>A name whose addresses are not all public, or allowed, is not called at all; no proxy is used.
 *       <br>Choosing among them would let the name's owner steer; a proxy would resolve the name once more.
 *   <li>How a fetch stands is in tables of its own, claimed by a lease on the database's clock; a change of the definition takes the claim away.
 *       <br>A mutation then always wins over a fetch under way, and a Director that died blocks nothing.
 *   <li>While a definition has a fetch request, its last good document stays: through failures, updates, and the change from a given document.
 *       <br>An event URL that was open must not close because somebody else's web server is away.
 *   <li>Files that a fetched document refers to become its field {@code x-bundled}, each whole and once.
 *       <br>References only change their beginning, circles need no care, and the size stays the sum of the files.
 *   <li>Fetched files are followed on the referring file's origin and to allowed hosts only; what else they refer to is left as it is.
 *       <br>A document must not make the Director call whom it likes; what is left is the document check's to judge.
 *   <li>Compatibility is inclusion of sets of events: {@code BACKWARD} when the new document allows all that the old one allows, {@code FORWARD} the other way round.
 *       <br>Publisher and consumer are told apart per channel, so send and receive need no rule of their own; adding a channel breaks {@code FORWARD} because removing it breaks {@code BACKWARD}.
 *   <li>A property that an open schema does not mention counts as not sent.
 *       <br>By the letter of JSON Schema no optional property could ever be added; who writes {@code additionalProperties} says that more is sent.
 *   <li>Payload schemas are compared by an engine of our own, Avro only by its text.
 *       <br>Confluent's comparison is not open source, Apicurio's brings everit, Jackson 2 and its registry; Avro's library brings Jackson 2 for what no document here has.
 *   <li>What a group demands is refused as {@code invalid-input} with the findings as violations; what can't be decided is refused as well.
 *       <br>A demand is a promise to those who stay; who knows better takes the demand back for the moment.
 *   <li>An update is held against the document it replaces, a new version against its group's newest.
 *       <br>That is what publishers and consumers have at hand; older versions keep event URLs of their own.
 *   <li>What is off with a document is found at registration and kept as a column of its definition; its channels are read on demand and remembered by generation.
 *       <br>Findings are few and asked for in lists; channels may be thousands, and are understood better by later versions of this code.
 *   <li>Where neither the channel nor the event's type tells the message, the only one whose schema takes the data is it.
 *       <br>Real channels have dozens of messages that a constant field tells apart; where several fit, the event is refused as before.
 *   <li>Messages for the embedded broker are routed by a call, for a remote one sent over a connection.
 *       <br>A connection within the process encodes every event twice and changes threads five times; both ways confirm only what is on disk.
 *   <li>How many definitions an Application has is kept with it; totals are looked up only when a client asks for them.
 *       <br>Counting a million rows for each page of a hundred makes lists slower the more there is in them.
 *   <li>Documents are made up and mangled by jqwik, with one seed for everybody.
 *       <br>It shrinks what fails to something readable, and Jazzer needs an agent; a build must not be red by chance, so other seeds are tried by hand.
 *   <li>Two fetches at most are under way for one host and port, and what failed the last time gets half of a Director's places.
 *       <br>A server that never answers, or many of them, must not keep others from being fetched; what people ask for comes first.
 *   <li>Names are looked up on 16 threads of their own, one for each name, and left when a fetch's time is over.
 *       <br>Java's resolver takes no time limit and can't be stopped; a resolver of our own would not know the machine's settings.
 *   <li>Where a transaction comes to a comparison of documents that has not been made, it is rolled back, and repeated once it is made.
 *       <br>Only the transaction knows what there is to compare, and comparing may take seconds, in which nobody should wait for its locks.
 *   <li>Whoever looks for references in a document goes through it in one way, which knows at each place whether keys are fields, chosen names or data.
 *       <br>Each had its own list of fields that hold data; one that had none rewrote the values of an {@code enum}.
 *   <li>The gateway listens itself, with Vert.x 4.5: one stack for HTTP, WebSocket, MQTT and AMQP. This supersedes the servlet.
 *       <br>Through Liberty a request costs more than its event, in work and in threads it changes; Vert.x 5 needs Netty 4.2, and Artemis 4.1.
 *   <li>A protocol is one package with one bean; which of them a definition is published over follows from its document's servers, and is HTTP where they name none of them.
 *       <br>So a new one changes nothing else; a document with only foreign servers must still be of use.
 *   <li>An event is read, checked and handed to the bus on its connection's event loop; only the answer comes back from elsewhere.
 *       <br>Each check is bounded, so nobody waits long, and a hand-over costs as much as a check.
 *   <li>What takes too long is found by looking at everything every second, on connections as on the bus.
 *       <br>A timer for each request or event is work for every one of them, for the sake of very few.
 *   <li>The JDK's transport, not Netty's own.
 *       <br>It is there on every platform, and needs no native library in a web application that is redeployed.
 *   <li>Avro's library reads schemas and single numbers; walking along the data is our own.
 *       <br>Its readers build what they read, and an array of ten billion nulls is five bytes; Jackson 2, which it brings, stays behind it.
 *   <li>A message with an Avro schema takes Avro's binary and its JSON encoding, whichever of them the document names.
 *       <br>The event's content type says which it is, and a document that names none means JSON by default, whatever its owner meant.
 *   <li>An Avro schema that can't be read warns and is not validated.
 *       <br>Half of those in documents live elsewhere, or are JSON Schema under a wrong label; the rest of the document works.
 *   <li>Older relatives of draft-07 become draft-07, schema by schema; drafts since 2019-09 are not validated, and say so.
 *       <br>One validator with one set of limits; dynamic references and unevaluated properties cannot be made into draft-07.
 *   <li>Only headers that a message declares are an event's headers; an attribute of that name stands in for one.
 *       <br>What proxies add must break no event and reach no consumer; CloudEvents has a place for most of what headers are declared for.
 *   <li>What becomes of an event that breaks its schema is its definition's to say; an event that is no CloudEvent, or of no clear message, is refused under every policy.
 *       <br>A consumer of what was let pass must know at least which message it was meant to be.
 *   <li>Fields of GraphQL are asked in batches, one for each set of arguments; loaders remember nothing.
 *       <br>SmallRye hands a batch the arguments of its first row, and remembers answers under a hash that two rows may share.
 *   <li>MQTT is Netty's codec on the gateway's event loops, not {@code vertx-mqtt}, which is the same codec.
 *       <br>That one can't pause a socket, drops the reason code of a PUBREC, and loses WebSocket messages that come in parts.
 *   <li>A topic names its definition, as the event URL does, or only a channel: then the credentials decide, and several are refused.
 *       <br>Devices publish to the topics of their document; guessing among owners would put events on somebody else's channel.
 *   <li>Event APIs are found by topic in an index kept apart by protocol and credentials, and each connection remembers its last topics until anything changes.
 *       <br>Ten thousand definitions cost an event nothing; new credentials count from the next event on.
 *   <li>MQTT sessions are of client id and credentials, in memory, and hold only what QoS 2 needs.
 *       <br>Nobody takes over a session of other credentials; over a restart the event's own id makes it once.
 *   <li>In MQTT 3.1.1 a refused event with QoS 1 or 2 ends the connection, and so does a bus that is away: that one without a log line.
 *       <br>It has no other word; a positive answer would be a lie, and the client sends again after it has reconnected.
 *   <li>An MQTT share is subscribed to again on every connection, a plain subscription only where it has to be.
 *       <br>Mosquitto 2.0 restores sessions without their shares, and nothing tells; 3.1.1 would send retained messages each time.
 *   <li>MQTT's survival of kills is proved with HiveMQ and without a share.
 *       <br>Mosquitto loses what it answered when it is killed, and HiveMQ's shares keep back what was under way.
 *   <li>HiveMQ's class path is resolved by {@code exec:java} with an executable dependency.
 *       <br>A plugin's dependencies are one class path for all of its executions, and antrun's are Kafka's.
 *   <li>Kafka's commits bear the topic's id, and up to where messages may have been handed over; after an assignment that is read first.
 *       <br>A topic that is made again has the old one's offsets; what comes again must not wait until other partitions have filled the bus's memory of ids.
 *   <li>AMQP 1.0 is {@code vertx-proton} on the gateway's event loops.
 *       <br>It is the engine that Artemis uses, too; Artemis' own acceptor would let senders past the intake's checks.
 *   <li>A delivery that the bus does not take now is released, one that breaks a rule is rejected.
 *       <br>Released means "send it again" to every AMQP client; rejected carries the reason and is final.
 *   <li>What waits for the bus is sent in one transaction per batch, by a thread of its lane. This supersedes the hand-over on the event loop.
 *       <br>A durable duplicate id costs the broker a transaction for each message; shared by a batch it costs little, and is as safe.
 *   <li>Gateways report what they opened over the bus, signed with their Runtime's secret; the Director never asks them.
 *       <br>It need not reach them, and they need not reach it; workloads share the bus, and must not speak for a gateway.
 *   <li>Reports are ordered by a number that counts a reporter's starts and reports, kept in a file; a clock is asked only where the file may be lost.
 *       <br>Directors share one queue, so reports overtake each other; a clock that was set back would make the past win.
 *   <li>Everything is reported again every ten minutes; what a full account leaves out is forgotten.
 *       <br>So whatever was lost, by whomever, is mended without anybody asking, and silence means that a gateway is gone.
 *   <li>What was reported refers to definitions and Runtimes without foreign keys, and goes a moment after them.
 *       <br>With them a report and a deletion of many definitions could each wait for the other.
 *   <li>Renewed certificates are taken by one key manager that all servers share.
 *       <br>Vert.x can update a server's TLS options, but vertx-proton does not offer that; asked at each handshake, keys need no server.
 *   <li>Rates are token buckets of {@code bucket4j}, kept for definitions and credentials, not for generations; batches count whole.
 *       <br>A change of a document must not refill a bucket; a batch beyond the burst is told to come in parts, never to come again.
 *   <li>What a protocol gathers and what is under way to the bus count against one budget of bytes; who reads sockets stops before it is used up.
 *       <br>Limits for each connection multiply by the connections; one number can be held against the heap.
 *   <li>What is refused for now carries how long: {@code Retry-After}, a user property, or AMQP credit that is kept back, behind {@code released}.
 *       <br>One field decides for all protocols whether an event is sent again; {@code rejected} is final, and {@code modified} would count a try as failed.
 *   <li>The gateway's metrics are kept with Prometheus' own library and shown by its servlet, without authentication, on the server's port.
 *       <br>MicroProfile Metrics brings Liberty's monitor, TLS and LTPA, whose missing password is an error at each start; buckets can't be set in code, and no registry is to be had without a server.
 *   <li>A definition has series of its own from its first admitted event until it is closed, as long as there is room; refusals begin none.
 *       <br>Who may not publish must not make the gateway keep anything, and scrapers must not drown in what is idle.
 *   <li>What is refused is noted once, by whoever tells the sender; what intake takes up, intake notes.
 *       <br>Admissions are remembered and asked for beforehand, so an admission alone is no refusal.
 *   <li>On the bus the property {@code traceparent} is the last hop's, the CloudEvents extension where the trace began.
 *       <br>The extension must not carry single hops; consumers' instrumentation looks at the message's own properties.
 *   <li>A span is of one event, also in a batch, and of kind producer: from the checked event to the bus's confirmation.
 *       <br>Each event has a trace of its own, and consumers continue one event; reading and checking take no time worth a span.
 *   <li>The access log is a file of its own that is opened anew for each lot of lines, not a logger.
 *       <br>Liberty's loggers write on the caller's thread, which is an event loop; moving the file away is all that rotation needs.
 *   <li>Frames of HTTP/2 that no event needs many of are counted before Vert.x hears of them, a thousand in ten seconds for each connection.
 *       <br>Netty counts resets, continuations and empty data only; pings, settings and priorities cost work and answers as well.
 *   <li>Renegotiation of TLS 1.2 is refused by a property of the whole process.
 *       <br>The JDK knows no other switch, and what a gateway shows does not change within a connection.
 *   <li>WebSocket is a protocol of its own on HTTP's ports: HTTP lets in, under the other's name, and hands over; it knows {@code Upgrade} alone.
 *       <br>Credentials, addresses and refusals before the upgrade are HTTP's anyway; ports of its own would be two more to open.
 *   <li>A message that is too large closes its WebSocket connection; one that is refused is answered, and the connection goes on.
 *       <br>To answer it, it would have to be read to its end; an event that breaks its schema says nothing about the next.
 *   <li>Compiled payload schemas are kept as long as the heap has room for them; their text is kept always.
 *       <br>Compiled, a schema takes ten times the room of its text, and most definitions have no event for long; compiling takes half a millisecond.
 *   <li>An event whose id the gateway made has no duplicate id on the bus and no transaction; one with its sender's id has both. Lanes go by address.
 *       <br>Nobody can send it again under that id; the transaction's record was a second sync for each batch while an address pages.
 *   <li>Access tokens are verified by Nimbus, behind one package for Director and gateway; Ed25519 by the JDK.
 *       <br>JOSE and OAuth are not written by hand; MicroProfile JWT knows one issuer and no introspection, and Nimbus wants Google's Tink for that one curve.
 *   <li>What was decided about a token is kept under its SHA-256, five minutes at most; a token that only its issuer can judge, one minute.
 *       <br>A check of a signature costs more than an event; a token that was withdrawn must not be good for long.
 *   <li>A token bound to a key, and an ID or refresh token, is refused.
 *       <br>Nobody here asks for the proof of possession, so it would be taken from whoever stole it; the others are for clients and issuers.
 *   <li>Every operation of the API names the one scope it requires, at its method; what names none is nobody's. Scopes are checked where the method is called.
 *       <br>Checking documents beforehand would have to know aliases, fragments and directives as the engine does; a mistake there is a hole.
 *   <li>A request of which nothing was done for want of a scope answers 403 with RFC 6750's header; one that was answered in part answers 200.
 *       <br>Clients of OAuth know by the header which token to get; GraphQL answers in part what it can.
 *   <li>Whose client is whose is said by the operator in mutations of their own, not in the inputs of Applications and Runtimes.
 *       <br>A client that may create Applications could else bind another's client to one, and so take its rights away.
 *   <li>A token with the scope {@code admin} is the operator's, also when its client is somebody's own; a token without tenant claim is of tenant {@code default}.
 *       <br>So nobody can lock the operator out by a wrong client id; issuers that know no tenants need no mapper.
 *   <li>What publishers present follows from the document's security, and {@code auth} holds what it is compared with; where both say nothing of each other's kind, the definition is closed.
 *       <br>Documents say how, and must not hold secrets; a scheme that can't be served must never mean that none is needed.
 *   <li>Servers of one protocol are alternatives, and operations ask on top; servers that ask for nothing open nothing.
 *       <br>The gateway stands for all of them, and a publisher does not say which it means; the stricter reading is never the wrong one.
 *   <li>{@code auth.oauth} means a token of that client, of the allowed issuer that its {@code url} is at or below; its secret is the publisher's alone.
 *       <br>A token endpoint's address is what owners know; that it is a list of the operator's keeps owners from naming issuers of their own.
 *   <li>Tokens are looked at on threads that may wait, and only for definitions that take tokens; opaque ones are never looked for among passwords.
 *       <br>An event loop must not ask an issuer, and strangers must not make the gateway ask; else every wrong password would be sent to one.
 *   <li>After failed logins right ones are held back as well, once for each account and address; what can't be held is refused unread.
 *       <br>If only wrong ones waited, the answer that doesn't come would be the answer, and guessing as fast as before.
 *   <li>SCRAM is Artemis' own, checked where it is lenient, and offered only while a definition asks for it.
 *       <br>The broker is here anyway; clients choose the strongest mechanism offered, and then could not show keys and tokens.
 *   <li>Accounts of one user name share a salt, and names that nobody has get one as well.
 *       <br>One exchange can prove any of several passwords, side by side in a rotation; and nobody learns which names there are.
 *   <li>Everybody logs in at the broker, on loopback as well: {@code director}, {@code gateway}, {@code agent}, {@code consumer}, and each Runtime by its id and secret. This supersedes the one user.
 *       <br>On a shared laptop loopback is everybody's; the passwords are made at the first start, in files that only the owner reads, so a command needs no more than {@code cat}.
 *   <li>Rights are Artemis' own security settings in {@code artemis/broker.xml}; code adds only whose notices are whose, and which names of queues are taken.
 *       <br>A broker of one's own takes the same file; Artemis knows no rights that depend on the user's name, and names of queues are the whole broker's.
 *   <li>Within the process events are routed by a call without a login; everything else logs in there as it would from outside.
 *       <br>Whoever can call the broker's classes could read its passwords as well; a check for each event would cost and protect nothing.
 *   <li>A wrong password slows its user down at its source, by refusing it for a while, not by waiting.
 *       <br>Artemis asks on the threads that serve all connections; what it has seen to be right in the last ten seconds it lets in meanwhile.
 *   <li>With a certificate the broker's ports speak TLS only, on the same numbers; certificates are PEM files, read by Artemis itself.
 *       <br>A second port in clear would be left open; Artemis reads PEM, and looks for renewed files, without any code here.
 *   <li>The audit log is written by whoever makes a change, in its transaction, from facts that are masked by name; refused attempts are written by
 *       the API's guard, logins by their own observer.
 *       <br>A listener of the store would not know who asked, nor see what was refused; a log beside the store could miss a change or tell of one
 *       that was rolled back.
 *   <li>A former credential stays valid until a moment that travels with the definition; gateways then put the definition without it in place, by their own clock.
 *       <br>A notice at the end could be lost, or the Director be away; a moment in every check would cost every event, and outlive what caches remember.
 *   <li>The same credential again only sets the former one's end anew; an update with another one has no overlap.
 *       <br>A call that is repeated for want of an answer must not end what publishers still present; who revokes means at once.
 *   <li>A connection lasts as long as what it has logged in with would still let it in.
 *       <br>Refusing each of its events tells a publisher less than the end of its connection, upon which every client logs in anew.
 *   <li>Secrets in the database are encrypted with data keys, which are in it too, wrapped by the configured key; a rotation makes one more, and none is ever deleted.
 *       <br>So one mutation rotates for all Directors, and another configured key changes a few rows; a value whose key is gone is lost, and an idle key costs nothing.
 *   <li>Which data key is the newest says an identity column, not a clock; a Director that meets an unknown key looks it up over a connection outside of the transaction.
 *       <br>A clock that was set back would make a rotation have no effect; a transaction may see the database as it was before the key was made.
 *   <li>Values are encrypted anew one by one, by compare-and-set on their ciphertext in SQL, each its own transaction.
 *       <br>It never holds two locks, so no change can deadlock with it; it raises no version, and a change of the same value wins.
 *   <li>A Director that can't unwrap every data key does not start.
 *       <br>It would read half of what there is, and write what others can't; gateway and agent have their copies under the configured key itself.
 *   <li>The Director's port speaks TLS only, on the same number, by Liberty and with a PKCS #12 file; {@code EVENTPLANE_HTTP_TLS} includes a file of its configuration.
 *       <br>Liberty reads no PEM, and its configuration knows no conditions but the names of included files, which only the environment can make.
 *   <li>A server trusts itself by the certificate that it shows, whatever its name; {@code eventplane.director.url} is set only for a Director elsewhere.
 *       <br>It asks itself by its loopback address, which no authority certifies.
 *   <li>No header says where a request came from, how, or for whom, but {@code Host}; that has to be one, and decides nothing.
 *       <br>Liberty believes {@code $WS…} headers of everybody by default; a proxy that may be believed is the operator's to name.
 *   <li>Without a password and an issuer the Director answers only to names of its machine.
 *       <br>A page that lets its own name mean 127.0.0.1 is of this origin, to a browser, and would be the operator.
 *   <li>Behind a chunked body the connection is closed.
 *       <br>Liberty takes a size of chunks modulo 2^32 and bare line feeds for line ends; what it leaves must not be a request.
 *   <li>Versions with known vulnerabilities are a list in the enforcer's rules, kept by hand.
 *       <br>A build must not need a service, nor be green one day and red the next; the list is in the history, with a CVE for each line.
 *   <li>Events, channels and refusals are packages below the roles; gateway and eventing both take events by them.
 *       <br>A message of an external bus is held against the same schemas and limits as a publisher's; a role may not import another.
 *   <li>What a subscription may say is one class of rules for each kind of bus, asked by the Director at registration and by the Runtime before it opens one.
 *       <br>So both say the same; a new kind of bus is a line, its rules and a package, and changes nothing else.
 *   <li>An attribute bears the name that the bus's own configuration has for it; where it has none, one in camel case.
 *       <br>Who knows the bus knows the name, and finds it in the bus's own documentation.
 *   <li>Director and Runtime hold subscriptions against the same rules; what is stored is never judged when it is read.
 *       <br>What was registered can be opened; stricter rules must not hide a definition.
 *   <li>A subscription with a CSRF token is refused.
 *       <br>No bus asks for one; a secret that nobody uses should not be kept.
 *   <li>Eventing hears what the agent has, through a listener, and keeps no replica of its own.
 *       <br>They are deployed together; a second copy would fetch everything twice and could disagree.
 *   <li>What a source received goes to the bus in one transaction for many messages, all or none, and is acknowledged afterwards.
 *       <br>What follows a message that found no room must not overtake it; a lane would try each by itself.
 *   <li>A remote broker that refuses a batch for a duplicate in it gets the batch again message by message.
 *       <br>Artemis rolls the whole transaction back; it happens after a crash only, so it may be slow.
 *   <li>Each subscription has a place in which it is opened, changed and removed one after the other, in the background.
 *       <br>A bus that takes its time keeps no other waiting, and what comes back waits for what is still going.
 *   <li>A message's place on its bus is its event's id where it brings none; where a bus has no places, what comes again is another event.
 *       <br>Guessing by content would swallow a message that was meant to be sent twice.
 *   <li>What can't become an event goes to an address of its definition, byte for byte with the reason, in the transaction of its neighbours.
 *       <br>Refusing it would block those behind it; dropping it would lose it; one address for all would mix owners.
 *   <li>A Runtime subscribes at every host but those of the link, unless its operator says which.
 *       <br>Buses are in private networks, so a rule like the one for specifications would forbid most of them; what hands out a machine's credentials is never a bus.
 *   <li>Each agent has a notice queue of its own, named like its server's gateway unless told otherwise.
 *       <br>A shared queue told one agent and left the others a minute behind; who names gateways apart today need set nothing.
 *   <li>The queue that agents shared before is deleted by each agent as it begins to read, unless somebody still reads it.
 *       <br>Only the last agent to be renewed can know that nobody does; a Director would delete it under old agents.
 *   <li>A deleted Runtime's notice address goes with every queue on it, whatever they are called.
 *       <br>Nobody but that Runtime may have had one there.
 *   <li>What eventing reports is a role of its own among the reporters: open when all subscriptions of a definition are, else what is wrong with the first.
 *       <br>An agent that offers an event well may fail to get it; who looks at a rollout has to see which.
 *   <li>MQTT's client is HiveMQ's, one for as long as all that it received is acknowledged, else another one for the next connection.
 *       <br>It counts a former connection's messages against the next receive maximum.
 *   <li>MQTT 5 shares a subscription among the Runtime's agents by default; 3.1.1, or a client id of the owner's, does not.
 *       <br>A 3.1.1 broker may take the name of a share for a topic and never send anything.
 *   <li>Over MQTT and AMQP an access token is presented as the password of a user named as the client; renewal is a connection anew.
 *       <br>Brokers with token checks expect it there; there is no method of enhanced authentication that they share.
 *   <li>An MQTT broker that sends more than there is room for is left until there is room, and then allowed twice as much.
 *       <br>At the same limit each time nothing would ever be acknowledged: seen with Mosquitto.
 *   <li>An MQTT share is subscribed to again on every connection, a plain subscription only where it has to be.
 *       <br>Mosquitto 2.0 restores sessions without their shares, and nothing tells; 3.1.1 would send retained messages each time.
 *   <li>MQTT's survival of kills is proved with HiveMQ and without a share.
 *       <br>Mosquitto loses what it answered when it is killed, and HiveMQ's shares keep back what was under way.
 *   <li>HiveMQ's class path is resolved by {@code exec:java} with an executable dependency.
 *       <br>A plugin's dependencies are one class path for all of its executions, and antrun's are Kafka's.
 *   <li>Kafka's commits bear the topic's id, and up to where messages may have been handed over; after an assignment that is read first.
 *       <br>A topic that is made again has the old one's offsets; what comes again must not wait until other partitions have filled the bus's memory of ids.
 *   <li>AMQP 1.0 is {@code vertx-proton} for subscriptions, too.
 *       <br>It is here already, and needs no thread for each; qpid-jms and protonj2's client do.
 *   <li>What an AMQP body has behind its first section is found in the frames that go by.
 *       <br>Proton's decoder drops it, and the message would be accepted; to read deliveries ourselves would make windows and aborted ones ours, too.
 *   <li>RabbitMQ before version 4 is subscribed on only at {@code /amq/queue/…}, without selector or topic.
 *       <br>Its plugin agrees to more and then loses or leaks messages; an attribute that names the broker would be set by nobody.
 *   <li>To remove a subscription takes ten seconds at most, and no longer in the background, but for Kafka's group.
 *       <br>What is opened again next would lose its consumer to a late removal; a group that has members can't be deleted.
 *   <li>Pub/Sub is its stubs and gRPC, not Google's client.
 *       <br>That one has threads for each subscription, and acknowledges by a clock of its own.
 *   <li>No listener at the garbage collector counts what is allocated, though Prometheus' library has one.
 *       <br>It can't be removed, and so holds every application that live coding has replaced.
 * </ol>
 */
@NullMarked
package io.eventplane;

import org.jspecify.annotations.NullMarked;
