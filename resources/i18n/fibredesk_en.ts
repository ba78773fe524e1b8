<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AudienceBar</name>
        <message numerus="yes">
            <source>%n recipient(s) will be written to</source>
            <translation>
                <numerusform>%n recipient will be written to</numerusform>
                <numerusform>%n recipients will be written to</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in French</source>
            <translation>
                <numerusform>%n in French</numerusform>
                <numerusform>%n in French</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in English</source>
            <translation>
                <numerusform>%n in English</numerusform>
                <numerusform>%n in English</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a language: French</source>
            <translation>
                <numerusform>%n without a language: French</numerusform>
                <numerusform>%n without a language: French</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>AudienceColumns</name>
        <message numerus="yes">
            <source>%1 · %n row(s)</source>
            <translation>
                <numerusform>%1 · %n row</numerusform>
                <numerusform>%1 · %n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Import %n row(s)</source>
            <translation>
                <numerusform>Import %n row</numerusform>
                <numerusform>Import %n rows</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>AudienceFilter</name>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n customer</numerusform>
                <numerusform>%n customers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them without an e-mail address</source>
            <translation>
                <numerusform>%n of them without an e-mail address</numerusform>
                <numerusform>%n of them without an e-mail address</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Take %n customer(s)</source>
            <translation>
                <numerusform>Take %n customer</numerusform>
                <numerusform>Take %n customers</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>AudienceRecipients</name>
        <message numerus="yes">
            <source>Accept all %n suggestion(s)</source>
            <translation>
                <numerusform>Accept all %n suggestion</numerusform>
                <numerusform>Accept all %n suggestions</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>BillExport</name>
        <message numerus="yes">
            <source>%n row(s) written to %1.</source>
            <translation>
                <numerusform>%n row written to %1.</numerusform>
                <numerusform>%n rows written to %1.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>BillPane</name>
        <message numerus="yes">
            <source>Overdue by %n day(s)</source>
            <translation>
                <numerusform>Overdue by %n day</numerusform>
                <numerusform>Overdue by %n days</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>BillTotals</name>
        <message numerus="yes">
            <source>%n draft(s) or cancelled not counted</source>
            <translation>
                <numerusform>%n draft or cancelled not counted</numerusform>
                <numerusform>%n drafts or cancelled not counted</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CampaignDelegate</name>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n uncertain</source>
            <translation>
                <numerusform>%n uncertain</numerusform>
                <numerusform>%n uncertain</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CampaignDetail</name>
        <message numerus="yes">
            <source>Resend %n mail(s)</source>
            <translation>
                <numerusform>Resend %n mail</numerusform>
                <numerusform>Resend %n mails</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CampaignHeader</name>
        <message numerus="yes">
            <source>%1 sent + %2 failed + %3 uncertain + %4 waiting + %5 excluded = %6 recipient(s)</source>
            <translation>
                <numerusform>%1 sent + %2 failed + %3 uncertain + %4 waiting + %5 excluded = %6 recipient</numerusform>
                <numerusform>%1 sent + %2 failed + %3 uncertain + %4 waiting + %5 excluded = %6 recipients</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CampaignList</name>
        <message numerus="yes">
            <source>%n campaign(s)</source>
            <translation>
                <numerusform>%n campaign</numerusform>
                <numerusform>%n campaigns</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CampaignsPage</name>
        <message numerus="yes">
            <source>%n row(s) written to %1.</source>
            <translation>
                <numerusform>%n row written to %1.</numerusform>
                <numerusform>%n rows written to %1.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CheckStep</name>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n error</numerusform>
                <numerusform>%n errors</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n warning</numerusform>
                <numerusform>%n warnings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hint(s)</source>
            <translation>
                <numerusform>%n hint</numerusform>
                <numerusform>%n hints</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>ContactCard</name>
        <message numerus="yes">
            <source>%n field(s) not saved yet</source>
            <translation>
                <numerusform>%n field not saved yet</numerusform>
                <numerusform>%n fields not saved yet</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CustomerHeader</name>
        <message numerus="yes">
            <source>%n suspended</source>
            <translation>
                <numerusform>%n suspended</numerusform>
                <numerusform>%n suspended</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open ticket(s)</source>
            <translation>
                <numerusform>%n open ticket</numerusform>
                <numerusform>%n open tickets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>overdue on %n invoice(s)</source>
            <translation>
                <numerusform>overdue on %n invoice</numerusform>
                <numerusform>overdue on %n invoices</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>CustomerList</name>
        <message numerus="yes">
            <source>%n customer(s) in the local copy</source>
            <translation>
                <numerusform>%n customer in the local copy</numerusform>
                <numerusform>%n customers in the local copy</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) copied, more arriving</source>
            <translation>
                <numerusform>%n customer copied, more arriving</numerusform>
                <numerusform>%n customers copied, more arriving</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DeskRunStrip</name>
        <message numerus="yes">
            <source>%n second(s) left</source>
            <translation>
                <numerusform>%n second left</numerusform>
                <numerusform>%n seconds left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) left</source>
            <translation>
                <numerusform>%n minute left</numerusform>
                <numerusform>%n minutes left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recipient(s) who still wait get no mail. This cannot be taken back; what is on its way ends first.</source>
            <translation>
                <numerusform>%n recipient who still wait get no mail. This cannot be taken back; what is on its way ends first.</numerusform>
                <numerusform>%n recipients who still wait get no mail. This cannot be taken back; what is on its way ends first.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on the way</source>
            <translation>
                <numerusform>%n on the way</numerusform>
                <numerusform>%n on the way</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be tried again</source>
            <translation>
                <numerusform>%n to be tried again</numerusform>
                <numerusform>%n to be tried again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mail(s) a second</source>
            <translation>
                <numerusform>%n mail a second</numerusform>
                <numerusform>%n mails a second</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DeviceExportStrip</name>
        <message numerus="yes">
            <source>%n device(s) written to %1.</source>
            <translation>
                <numerusform>%n device written to %1.</numerusform>
                <numerusform>%n devices written to %1.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DeviceViews</name>
        <message numerus="yes">
            <source>%1 device(s)</source>
            <translation>
                <numerusform>%1 device</numerusform>
                <numerusform>%1 devices</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 device(s) copied, more arriving</source>
            <translation>
                <numerusform>%1 device copied, more arriving</numerusform>
                <numerusform>%1 devices copied, more arriving</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>Dispatch</name>
        <message numerus="yes">
            <source>%n job(s), no shift</source>
            <translation>
                <numerusform>%n job, no shift</numerusform>
                <numerusform>%n jobs, no shift</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) late</source>
            <translation>
                <numerusform>%n minute late</numerusform>
                <numerusform>%n minutes late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The same fix again, %n time(s)</source>
            <translation>
                <numerusform>The same fix again, once</numerusform>
                <numerusform>The same fix again, %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stop(s)</source>
            <translation>
                <numerusform>%n stop</numerusform>
                <numerusform>%n stops</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DraftDelegate</name>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>ErrorText</name>
        <message numerus="yes">
            <source>Try again in %n second(s).</source>
            <translation>
                <numerusform>Try again in %n second.</numerusform>
                <numerusform>Try again in %n seconds.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::AudienceEditor</name>
        <message numerus="yes">
            <source>%n line(s) above the table left out</source>
            <translation>
                <numerusform>%n line above the table left out</numerusform>
                <numerusform>%n lines above the table left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) have more or fewer cells than the header: %1</source>
            <translation>
                <numerusform>%n line have more or fewer cells than the header: %1</numerusform>
                <numerusform>%n lines have more or fewer cells than the header: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The file is UTF-8, but not on %n line(s), where Windows-1252 was read: %1</source>
            <translation>
                <numerusform>The file is UTF-8, but not on %n line, where Windows-1252 was read: %1</numerusform>
                <numerusform>The file is UTF-8, but not on %n lines, where Windows-1252 was read: %1</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::AudienceTableModel</name>
        <message numerus="yes">
            <source>%n customer(s) fit</source>
            <translation>
                <numerusform>%n customer fit</numerusform>
                <numerusform>%n customers fit</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::BillListModel</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::CampaignEditor</name>
        <message numerus="yes">
            <source>%n error(s) to be corrected first.</source>
            <translation>
                <numerusform>%n error to be corrected first.</numerusform>
                <numerusform>%n errors to be corrected first.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s) to be ticked first.</source>
            <translation>
                <numerusform>%n warning to be ticked first.</numerusform>
                <numerusform>%n warnings to be ticked first.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::PlanController</name>
        <message numerus="yes">
            <source>Plan: %n job(s)</source>
            <translation>
                <numerusform>Plan: %n job</numerusform>
                <numerusform>Plan: %n jobs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n saved</source>
            <translation>
                <numerusform>%n saved</numerusform>
                <numerusform>%n saved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting for ERPNext</source>
            <translation>
                <numerusform>%n waiting for ERPNext</numerusform>
                <numerusform>%n waiting for ERPNext</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not saved</source>
            <translation>
                <numerusform>%n not saved</numerusform>
                <numerusform>%n not saved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n uncertain</source>
            <translation>
                <numerusform>%n uncertain</numerusform>
                <numerusform>%n uncertain</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed since</source>
            <translation>
                <numerusform>%n changed since</numerusform>
                <numerusform>%n changed since</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n left out</numerusform>
                <numerusform>%n left out</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::RecipientTableModel</name>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n attempt</numerusform>
                <numerusform>%n attempts</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FindingDelegate</name>
        <message numerus="yes">
            <source>%n row(s): %1</source>
            <translation>
                <numerusform>%n row: %1</numerusform>
                <numerusform>%n rows: %1</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>LocalCopyCard</name>
        <message numerus="yes">
            <source>%n change(s) that the server has not confirmed stay on this computer until then.</source>
            <translation>
                <numerusform>%n change that the server has not confirmed stays on this computer until then.</numerusform>
                <numerusform>%n changes that the server has not confirmed stay on this computer until then.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>LocationMap</name>
        <message numerus="yes">
            <source>Map of %n location(s)</source>
            <translation>
                <numerusform>Map of %n location</numerusform>
                <numerusform>Map of %n locations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n location(s) close together</source>
            <translation>
                <numerusform>%n location close together</numerusform>
                <numerusform>%n locations close together</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>MailView</name>
        <message numerus="yes">
            <source>%n image(s) not loaded</source>
            <translation>
                <numerusform>%n image not loaded</numerusform>
                <numerusform>%n images not loaded</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n active part(s) left out</source>
            <translation>
                <numerusform>%n active part left out</numerusform>
                <numerusform>%n active parts left out</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>MapPanel</name>
        <message numerus="yes">
            <source>%n job(s) close together</source>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs close together</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n service location(s)</source>
            <translation>
                <numerusform>%n service location</numerusform>
                <numerusform>%n service locations</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutboxPage</name>
        <message numerus="yes">
            <source>%n to decide</source>
            <translation>
                <numerusform>%n to decide</numerusform>
                <numerusform>%n to decide</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>PlanPreview</name>
        <message numerus="yes">
            <source>Apply %n change(s)</source>
            <translation>
                <numerusform>Apply %n change</numerusform>
                <numerusform>Apply %n changes</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>PreviewPane</name>
        <message numerus="yes">
            <source>%n image(s) are not loaded here</source>
            <translation>
                <numerusform>%n image are not loaded here</numerusform>
                <numerusform>%n images are not loaded here</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>ResendStrip</name>
        <message numerus="yes">
            <source>Resend asked for %n row(s)</source>
            <translation>
                <numerusform>Resend asked for %n row</numerusform>
                <numerusform>Resend asked for %n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n accepted</source>
            <translation>
                <numerusform>%n accepted</numerusform>
                <numerusform>%n accepted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused, the reason is on the row</source>
            <translation>
                <numerusform>%n refused, the reason is on the row</numerusform>
                <numerusform>%n refused, the reason is on the row</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without answer, read back and not repeated</source>
            <translation>
                <numerusform>%n without answer, read back and not repeated</numerusform>
                <numerusform>%n without answer, read back and not repeated</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>SendStep</name>
        <message numerus="yes">
            <source>%n duplicate(s)</source>
            <translation>
                <numerusform>%n duplicate</numerusform>
                <numerusform>%n duplicates</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n bad address(es)</source>
            <translation>
                <numerusform>%n bad address</numerusform>
                <numerusform>%n bad addresses</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without an address</source>
            <translation>
                <numerusform>%n without an address</numerusform>
                <numerusform>%n without an address</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with several addresses</source>
            <translation>
                <numerusform>%n with several addresses</numerusform>
                <numerusform>%n with several addresses</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n by hand</source>
            <translation>
                <numerusform>%n by hand</numerusform>
                <numerusform>%n by hand</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mail(s)</source>
            <translation>
                <numerusform>%n mail</numerusform>
                <numerusform>%n mails</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 a second over %n connection(s)</source>
            <translation>
                <numerusform>%1 a second over %n connection</numerusform>
                <numerusform>%1 a second over %n connections</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>as fast as the server takes them, over %n connection(s)</source>
            <translation>
                <numerusform>as fast as the server takes them, over %n connection</numerusform>
                <numerusform>as fast as the server takes them, over %n connections</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n mail(s)</source>
            <translation>
                <numerusform>Send %n mail</numerusform>
                <numerusform>Send %n mails</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>StatusLine</name>
        <message numerus="yes">
            <source>%n change(s) waiting to be sent</source>
            <translation>
                <numerusform>%n change waiting to be sent</numerusform>
                <numerusform>%n changes waiting to be sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to check</source>
            <translation>
                <numerusform>%n to check</numerusform>
                <numerusform>%n to check</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to decide</source>
            <translation>
                <numerusform>%n to decide</numerusform>
                <numerusform>%n to decide</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) waiting for another person to sign in</source>
            <translation>
                <numerusform>%n change waiting for another person to sign in</numerusform>
                <numerusform>%n changes waiting for another person to sign in</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>TicketsCard</name>
        <message numerus="yes">
            <source>%n message(s)</source>
            <translation>
                <numerusform>%n message</numerusform>
                <numerusform>%n messages</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>TopBar</name>
        <message numerus="yes">
            <source>%n new notification(s)</source>
            <translation>
                <numerusform>%n new notification</numerusform>
                <numerusform>%n new notifications</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>ExceptionStrip</name>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>%n to look at</numerusform>
                <numerusform>%n to look at</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>To look at: %n</source>
            <translation>
                <numerusform>To look at: %n</numerusform>
                <numerusform>To look at: %n</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::BoardNews</name>
        <message numerus="yes">
            <source>%n cancelled</source>
            <translation>
                <numerusform>%n cancelled</numerusform>
                <numerusform>%n cancelled</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n completed</source>
            <translation>
                <numerusform>%n completed</numerusform>
                <numerusform>%n completed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) moved</source>
            <translation>
                <numerusform>%n job moved</numerusform>
                <numerusform>%n jobs moved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n no longer on this board</source>
            <translation>
                <numerusform>%n no longer on this board</numerusform>
                <numerusform>%n no longer on this board</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::DispatchController</name>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::LoadModel</name>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not completed</source>
            <translation>
                <numerusform>%n not completed</numerusform>
                <numerusform>%n not completed</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>TimelineHead</name>
        <message numerus="yes">
            <source>%n off</source>
            <translation>
                <numerusform>%n off</numerusform>
                <numerusform>%n off</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n technician(s)</source>
            <translation>
                <numerusform>%n technician</numerusform>
                <numerusform>%n technicians</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::NetworkLayers</name>
        <message numerus="yes">
            <source>%n neighbouring device(s) offline</source>
            <translation>
                <numerusform>%n device offline</numerusform>
                <numerusform>%n neighbouring devices offline</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n neighbouring device(s) offline since %1</source>
            <translation>
                <numerusform>%n device offline since %1</numerusform>
                <numerusform>%n neighbouring devices offline since %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of unknown state</source>
            <translation>
                <numerusform>%n of unknown state</numerusform>
                <numerusform>%n of unknown state</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>MapLegend</name>
        <message numerus="yes">
            <source>%n open ticket(s)</source>
            <translation>
                <numerusform>%n open ticket</numerusform>
                <numerusform>%n open tickets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a position</source>
            <translation>
                <numerusform>%n without a position</numerusform>
                <numerusform>%n without a position</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>MapToolbar</name>
        <message numerus="yes">
            <source>Layers: %n shown</source>
            <translation>
                <numerusform>Layers: %n shown</numerusform>
                <numerusform>Layers: %n shown</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>NearestPanel</name>
        <message numerus="yes">
            <source>%n other(s) without this skill</source>
            <translation>
                <numerusform>%n other without this skill</numerusform>
                <numerusform>%n others without this skill</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>PortList</name>
        <message numerus="yes">
            <source>%n location(s) without a port</source>
            <translation>
                <numerusform>%n location without a port</numerusform>
                <numerusform>%n locations without a port</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::TrailController</name>
        <message numerus="yes">
            <source>%n fix(es) set aside on this day</source>
            <translation>
                <numerusform>%n fix set aside on this day</numerusform>
                <numerusform>%n fixes set aside on this day</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n fix(es) set aside</source>
            <translation>
                <numerusform>%n fix set aside</numerusform>
                <numerusform>%n fixes set aside</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DeviceRadios</name>
        <message numerus="yes">
            <source>%n client(s)</source>
            <translation>
                <numerusform>%n client</numerusform>
                <numerusform>%n clients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n error</numerusform>
                <numerusform>%n errors</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceDiagnosis</name>
        <message numerus="yes">
            <source>%n network(s) around</source>
            <translation>
                <numerusform>%n network around</numerusform>
                <numerusform>%n networks around</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DispatchMaking</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n day(s)</source>
            <translation>
                <numerusform>Every day</numerusform>
                <numerusform>Every %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n week(s)</source>
            <translation>
                <numerusform>Every week</numerusform>
                <numerusform>Every %n weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n month(s)</source>
            <translation>
                <numerusform>Every month</numerusform>
                <numerusform>Every %n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more time(s)</source>
            <translation>
                <numerusform>%n more time</numerusform>
                <numerusform>%n more times</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::JobMaking</name>
        <message numerus="yes">
            <source>%1: %n job(s) in the outbox. Each appears when ERPNext has it.</source>
            <translation>
                <numerusform>%1: %n job in the outbox. It appears when ERPNext has it.</numerusform>
                <numerusform>%1: %n jobs in the outbox. Each appears when ERPNext has it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n job(s) given up.</source>
            <translation>
                <numerusform>%1: %n job given up.</numerusform>
                <numerusform>%1: %n jobs given up.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) on the way to ERPNext: see the outbox.</source>
            <translation>
                <numerusform>%n job on the way to ERPNext: see the outbox.</numerusform>
                <numerusform>%n jobs on the way to ERPNext: see the outbox.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>TemplateSheet</name>
        <message numerus="yes">
            <source>Create %n job(s)</source>
            <translation>
                <numerusform>Create %n job</numerusform>
                <numerusform>Create %n jobs</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>RepeatSheet</name>
        <message numerus="yes">
            <source>Create %n job(s)</source>
            <translation>
                <numerusform>Create %n job</numerusform>
                <numerusform>Create %n jobs</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutboxInspector</name>
        <message numerus="yes">
            <source>Give up all %n that wait</source>
            <translation>
                <numerusform>Give up the one that waits</numerusform>
                <numerusform>Give up all %n that wait</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DayBar</name>
        <message numerus="yes">
            <source>%n job(s) of this day their technicians do not know as they are</source>
            <translation>
                <numerusform>%n job of this day its technician does not know as it is</numerusform>
                <numerusform>%n jobs of this day their technicians do not know as they are</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DispatchPublish</name>
        <message numerus="yes">
            <source>%1 characters, not all of them GSM letters: %n SMS</source>
            <translation>
                <numerusform>%1 characters, not all of them GSM letters: %n SMS</numerusform>
                <numerusform>%1 characters, not all of them GSM letters: %n SMS</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 characters: %n SMS</source>
            <translation>
                <numerusform>%1 characters: %n SMS</numerusform>
                <numerusform>%1 characters: %n SMS</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n moved</source>
            <translation>
                <numerusform>%n moved</numerusform>
                <numerusform>%n moved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged</source>
            <translation>
                <numerusform>%n unchanged</numerusform>
                <numerusform>%n unchanged</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n withdrawn</source>
            <translation>
                <numerusform>%n withdrawn</numerusform>
                <numerusform>%n withdrawn</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::PublishController</name>
        <message numerus="yes">
            <source>%n change(s) are not confirmed by ERPNext yet.</source>
            <translation>
                <numerusform>%n change is not confirmed by ERPNext yet.</numerusform>
                <numerusform>%n changes are not confirmed by ERPNext yet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not told</source>
            <translation>
                <numerusform>%n not told</numerusform>
                <numerusform>%n not told</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stopped</source>
            <translation>
                <numerusform>%n stopped</numerusform>
                <numerusform>%n stopped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n technician(s) had been told, and it was not noted yet. It is noted now; nobody is told twice.</source>
            <translation>
                <numerusform>%n technician had been told, and it was not noted yet. It is noted now; nobody is told twice.</numerusform>
                <numerusform>%n technicians had been told, and it was not noted yet. It is noted now; nobody is told twice.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n told</source>
            <translation>
                <numerusform>%n told</numerusform>
                <numerusform>%n told</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n uncertain</source>
            <translation>
                <numerusform>%n uncertain</numerusform>
                <numerusform>%n uncertain</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It is not known whether %n SMS arrived. Nothing is sent again by itself: Publish asks for each.</source>
            <translation>
                <numerusform>It is not known whether %n SMS arrived. Nothing is sent again by itself: Publish asks for it.</numerusform>
                <numerusform>It is not known whether %n SMS arrived. Nothing is sent again by itself: Publish asks for each.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>PublishSheet</name>
        <message numerus="yes">
            <source>Tell %n again</source>
            <translation>
                <numerusform>Tell %n again</numerusform>
                <numerusform>Tell %n again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tell %n technician(s)</source>
            <translation>
                <numerusform>Tell %n technician</numerusform>
                <numerusform>Tell %n technicians</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>VerdictWords</name>
        <message numerus="yes">
            <source>Started %n time(s) within a day</source>
            <translation>
                <numerusform>Started once within a day</numerusform>
                <numerusform>Started %n times within a day</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n neighbour(s) on the same port are normal</source>
            <translation>
                <numerusform>%n neighbour on the same port is normal</numerusform>
                <numerusform>%n neighbours on the same port are normal</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n device(s) too far from the Wi-Fi, or a wall too many</source>
            <translation>
                <numerusform>%n device too far from the Wi-Fi, or a wall too many</numerusform>
                <numerusform>%n devices too far from the Wi-Fi, or a wall too many</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DaySheet</name>
        <message numerus="yes">
            <source>%n job(s), %1 with the drives</source>
            <translation>
                <numerusform>%n job, %1 with the drives</numerusform>
                <numerusform>%n jobs, %1 with the drives</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::CalendarFeeds</name>
        <message numerus="yes">
            <source>%1, %n week(s) from this one on</source>
            <translation>
                <numerusform>%1, %n week from this one on</numerusform>
                <numerusform>%1, %n weeks from this one on</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) written to %1.</source>
            <translation>
                <numerusform>%n job written to %1.</numerusform>
                <numerusform>%n jobs written to %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s), up to date at %1</source>
            <translation>
                <numerusform>%n job, up to date at %1</numerusform>
                <numerusform>%n jobs, up to date at %1</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::Dispatch::SheetController</name>
        <message numerus="yes">
            <source>%n sheet(s) kept in %1.</source>
            <translation>
                <numerusform>%n sheet kept in %1.</numerusform>
                <numerusform>%n sheets kept in %1.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DeviceBulkPreview</name>
        <message numerus="yes">
            <source>Also the %n selected that the list does not show now</source>
            <translation>
                <numerusform>Also the %n selected that the list does not show now</numerusform>
                <numerusform>Also the %n selected that the list does not show now</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>DeviceBulkSheet</name>
        <message numerus="yes">
            <source>For %n selected device(s)</source>
            <translation>
                <numerusform>For %n selected device</numerusform>
                <numerusform>For %n selected devices</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceBulk</name>
        <message numerus="yes">
            <source>%n device(s) will be asked</source>
            <translation>
                <numerusform>%n device will be asked</numerusform>
                <numerusform>%n devices will be asked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n left out</numerusform>
                <numerusform>%n left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) written to %1.</source>
            <translation>
                <numerusform>%n line written to %1.</numerusform>
                <numerusform>%n lines written to %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them have been silent for hours: theirs will wait at the ACS.</source>
            <translation>
                <numerusform>%n of them has been silent for hours: its will wait at the ACS.</numerusform>
                <numerusform>%n of them have been silent for hours: theirs will wait at the ACS.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n request(s)</source>
            <translation>
                <numerusform>about %n request</numerusform>
                <numerusform>about %n requests</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceLive</name>
        <message numerus="yes">
            <source>%n start(s) seen within 24 hours; looked at from here since %1, each time it was read</source>
            <translation>
                <numerusform>%n start seen within 24 hours; looked at from here since %1, each time it was read</numerusform>
                <numerusform>%n starts seen within 24 hours; looked at from here since %1, each time it was read</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::OutageWork</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageDetail</name>
        <message numerus="yes">
            <source>%n place(s) of it have no position and are not on the map.</source>
            <translation>
                <numerusform>%n place of it has no position and is not on the map.</numerusform>
                <numerusform>%n places of it have no position and are not on the map.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageMade</name>
        <message numerus="yes">
            <source>Put %n open ticket(s) below it</source>
            <translation>
                <numerusform>Put %n open ticket below it</numerusform>
                <numerusform>Put %n open tickets below it</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageMap</name>
        <message numerus="yes">
            <source>%n place(s) close together</source>
            <translation>
                <numerusform>%n place</numerusform>
                <numerusform>%n places close together</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageRow</name>
        <message numerus="yes">
            <source>%1 · %n open ticket(s)</source>
            <translation>
                <numerusform>%1 · %n open ticket</numerusform>
                <numerusform>%1 · %n open tickets</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageStrip</name>
        <message numerus="yes">
            <source>%n customer(s) without a connection</source>
            <translation>
                <numerusform>%n customer without a connection</numerusform>
                <numerusform>%n customers without a connection</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n outage(s)</source>
            <translation>
                <numerusform>%n outage</numerusform>
                <numerusform>%n outages</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageView</name>
        <message numerus="yes">
            <source>%n device(s) written to %1.</source>
            <translation>
                <numerusform>%n device written to %1.</numerusform>
                <numerusform>%n devices written to %1.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>OutageWords</name>
        <message numerus="yes">
            <source>Customers of %n port(s) of one OLT fell together: its power, its link or the OLT itself.</source>
            <translation>
                <numerusform>Customers of %n port of one OLT fell together: its power, its link or the OLT itself.</numerusform>
                <numerusform>Customers of %n ports of one OLT fell together: its power, its link or the OLT itself.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Neighbours of %n OLT(s) fell together: what they share is the street, so most likely its power.</source>
            <translation>
                <numerusform>Neighbours of %n OLT fell together: what they share is the street, so most likely its power.</numerusform>
                <numerusform>Neighbours of %n OLTs fell together: what they share is the street, so most likely its power.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n place(s) silent</source>
            <translation>
                <numerusform>%1 of %n place silent</numerusform>
                <numerusform>%1 of %n places silent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n device(s)</source>
            <translation>
                <numerusform>%1 of %n device</numerusform>
                <numerusform>%1 of %n devices</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n customer</numerusform>
                <numerusform>%n customers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n place(s) are back, the first at %1</source>
            <translation>
                <numerusform>The place is back, at %1</numerusform>
                <numerusform>All %n places are back, the first at %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n place(s) are back since %2</source>
            <translation>
                <numerusform>%1 of %n place is back since %2</numerusform>
                <numerusform>%1 of %n places are back since %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n place(s) whose state is known</source>
            <translation>
                <numerusform>%1 of %n place whose state is known</numerusform>
                <numerusform>%1 of %n places whose state is known</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>of %n nobody knows</source>
            <translation>
                <numerusform>of %n nobody knows</numerusform>
                <numerusform>of %n nobody knows</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeviceUpkeep</name>
        <message numerus="yes">
            <source>%n more tr(ies)</source>
            <translation>
                <numerusform>%n more try</numerusform>
                <numerusform>%n more tries</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>AuditView</name>
        <message numerus="yes">
            <source>%n row(s) written to %1.</source>
            <translation>
                <numerusform>%n row written to %1.</numerusform>
                <numerusform>%n rows written to %1.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeskGuard</name>
        <message numerus="yes">
            <source>%n change(s) in the outbox were never confirmed by the server.</source>
            <translation>
                <numerusform>%n change in the outbox was never confirmed by the server.</numerusform>
                <numerusform>%n changes in the outbox were never confirmed by the server.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mail(s) of campaigns wait or are uncertain.</source>
            <translation>
                <numerusform>%n mail of a campaign waits or is uncertain.</numerusform>
                <numerusform>%n mails of campaigns wait or are uncertain.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::DeskLock</name>
        <message numerus="yes">
            <source>Too many tries. Try again in %n second(s).</source>
            <translation>
                <numerusform>Too many tries. Try again in %n second.</numerusform>
                <numerusform>Too many tries. Try again in %n seconds.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>FibreDesk::PortalLink</name>
        <message numerus="yes">
            <source>It takes another request in %n minute(s).</source>
            <translation>
                <numerusform>It takes another request in %n minute.</numerusform>
                <numerusform>It takes another request in %n minutes.</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>PeoplePage</name>
        <message numerus="yes">
            <source>%n colleague(s)</source>
            <translation>
                <numerusform>%n colleague</numerusform>
                <numerusform>%n colleagues</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>PlatformCard</name>
        <message numerus="yes">
            <source>%n certificate(s) end soon</source>
            <translation>
                <numerusform>%n certificate ends soon</numerusform>
                <numerusform>%n certificates end soon</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n system(s) do not answer</source>
            <translation>
                <numerusform>%n system does not answer</numerusform>
                <numerusform>%n systems do not answer</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>PlatformPanel</name>
        <message numerus="yes">
            <source>certificate ends in %n day(s)</source>
            <translation>
                <numerusform>certificate ends in %n day</numerusform>
                <numerusform>certificate ends in %n days</numerusform>
            </translation>
        </message>
</context>
<context>
    <name>SignInCheck</name>
        <message numerus="yes">
            <source>%n key(s) can be used.</source>
            <translation>
                <numerusform>%n key can be used.</numerusform>
                <numerusform>%n keys can be used.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
</context>
</TS>
