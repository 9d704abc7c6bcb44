<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>StateText</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server has not answered for %n second(s). The tunnel is being checked.</source>
        <translation>
            <numerusform>The server has not answered for %n second. The tunnel is being checked.</numerusform>
            <numerusform>The server has not answered for %n seconds. The tunnel is being checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Connecting again in %n second(s).</source>
        <translation>
            <numerusform>%1 Connecting again in %n second.</numerusform>
            <numerusform>%1 Connecting again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n program(s)</source>
        <extracomment>%1 is who may connect: &quot;only me&quot;.</extracomment>
        <translation>
            <numerusform>%1, with %n program</numerusform>
            <numerusform>%1, with %n programs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. Turned away: %2 at %3, %n time(s) in all</source>
        <extracomment>%1 is how a forward is doing: &quot;ready, not used yet&quot;. %2 is a program, or a person, that may not use it, as &quot;mail (anna)&quot;, %3 a time.</extracomment>
        <translation>
            <numerusform>%1. Turned away: %2 at %3, %n time in all</numerusform>
            <numerusform>%1. Turned away: %2 at %3, %n times in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %n time(s), last at %2</source>
        <extracomment>%1 is a sentence about who was turned away, %2 the time of the last time.</extracomment>
        <translation>
            <numerusform>%1 %n time, last at %2</numerusform>
            <numerusform>%1 %n times, last at %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 The server last answered within %n ms.</source>
        <extracomment>%1 is &quot;Connected for 3 min.&quot;</extracomment>
        <translation>
            <numerusform>%1 The server last answered within %n ms.</numerusform>
            <numerusform>%1 The server last answered within %n ms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Callers who may not use it were turned away %n time(s).</source>
        <translation>
            <numerusform>Callers who may not use it were turned away %n time.</numerusform>
            <numerusform>Callers who may not use it were turned away %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::CardHead</name>
    <message numerus="yes">
        <source>%n port(s)</source>
        <translation>
            <numerusform>%n port</numerusform>
            <numerusform>%n ports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n for others too</source>
        <translation>
            <numerusform>%1, %n for others too</numerusform>
            <numerusform>%1, %n for others too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n port(s) at the server, for whoever reaches it</source>
        <translation>
            <numerusform>%n port at the server, for whoever reaches it</numerusform>
            <numerusform>%n ports at the server, for whoever reaches them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::ForwardRow</name>
    <message numerus="yes">
        <source>%n open</source>
        <comment>connections</comment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::ImportDialog</name>
    <message numerus="yes">
        <source>&amp;Import %n tunnel(s)</source>
        <translation>
            <numerusform>&amp;Import %n tunnel</numerusform>
            <numerusform>&amp;Import %n tunnels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::LogInFields</name>
    <message numerus="yes">
        <source>and %n more in the profile file</source>
        <translation>
            <numerusform>and %n more in the profile file</numerusform>
            <numerusform>and %n more in the profile file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::RelayModel</name>
    <message numerus="yes">
        <source>%n time(s), last at %1</source>
        <extracomment>How often; %1 is the time of the last time.</extracomment>
        <translation>
            <numerusform>%n time, last at %1</numerusform>
            <numerusform>%n times, last at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <extracomment>How often; %1 is the time of the last time.</extracomment>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::TrafficPlot</name>
    <message numerus="yes">
        <source>%n second(s) ago: received %1, sent %2</source>
        <extracomment>%n is the number of seconds, %1 and %2 are rates: &quot;1.2 MB/s&quot;.</extracomment>
        <translation>
            <numerusform>%n second ago: received %1, sent %2</numerusform>
            <numerusform>%n seconds ago: received %1, sent %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::Tray</name>
    <message numerus="yes">
        <source>Dismiss %n &amp;failure(s)</source>
        <translation>
            <numerusform>Dismiss %n &amp;failure</numerusform>
            <numerusform>Dismiss %n &amp;failures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::TunnelTree</name>
    <message numerus="yes">
        <source>Group %1, %n tunnel(s), %2 connected</source>
        <extracomment>%1 is a group&apos;s name, %2 how many of its tunnels are connected.</extracomment>
        <translation>
            <numerusform>Group %1, %n tunnel, %2 connected</numerusform>
            <numerusform>Group %1, %n tunnels, %2 connected</numerusform>
        </translation>
    </message>
</context>
</TS>
