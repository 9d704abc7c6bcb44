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
    <name>underpass::LogInFields</name>
    <message numerus="yes">
        <source>and %n more in the profile file</source>
        <translation>
            <numerusform>and %n more in the profile file</numerusform>
            <numerusform>and %n more in the profile file</numerusform>
        </translation>
    </message>
</context>
</TS>
