<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
            <source>%1 sent + %2 failed + %3 uncertain + %4 waiting + %5 excluded = %n recipient(s)</source>
            <translation>
                <numerusform>%1 sent + %2 failed + %3 uncertain + %4 waiting + %5 excluded = %n recipient</numerusform>
                <numerusform>%1 sent + %2 failed + %3 uncertain + %4 waiting + %5 excluded = %n recipients</numerusform>
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
        <name>Timeline</name>
        <message numerus="yes">
            <source>%n technician(s)</source>
            <translation>
                <numerusform>%n technician</numerusform>
                <numerusform>%n technicians</numerusform>
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
</TS>
