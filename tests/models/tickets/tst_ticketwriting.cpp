// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notingoversight.h"
#include "outbox/writegate.h"
#include "ticketdesk.h"

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestTicketWriting : public QObject {
    Q_OBJECT

private:
    /// email.make as Frappe has it: makes a Communication, or does what `instead` says.
    static FakeErp::Hook mailing(TicketDesk &desk, const std::function<ScriptedAnswer()> &instead)
    {
        return [&desk, instead](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!request.target.contains("email.make")) {
                return {};
            }
            return instead ? instead()
                           : TicketDesk::message(QJsonObject{
                                 {u"name"_s, u"COM-NEW"_s}, {u"emails_not_sent_to"_s, QString()}});
        };
    }
    static void write(TicketDesk &desk, const QString &text)
    {
        desk.writing->setComposer(u"reply"_s);
        desk.writing->reply()->setText(text);
    }

private Q_SLOTS:
    void keepsANoteAndShowsItUntilTheThreadHasIt()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        TicketNotes *notes = desk.writing->notes();
        const int before = desk.controller->thread()->count();
        notes->setText(u"Rappeler <demain>\n\nAvant midi"_s);
        notes->add();
        QTRY_COMPARE(desk.posted("/resource/Comment").size(), 1);
        const QJsonObject made = desk.posted("/resource/Comment").first();
        QCOMPARE(made.value("content"_L1).toString(),
            u"<p>Rappeler &lt;demain&gt;</p><p>Avant midi</p>"_s);
        QCOMPARE(made.value("comment_type"_L1).toString(), u"Comment"_s);
        QCOMPARE(made.value("reference_doctype"_L1).toString(), u"Issue"_s);
        QCOMPARE(made.value("reference_name"_L1).toString(), desk.id);
        QTRY_COMPARE(notes->text(), QString());
        QTRY_COMPARE(desk.controller->thread()->count(), before + 1);
        QTRY_COMPARE(notes->pending()->count(), 0);
    }

    void whoMayNotChangeTicketsIsToldAndMayStillNote()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        new Outbox::WriteGate(
            desk.queue.get(), [](const Outbox::NewWrite &write) -> std::optional<Error> {
                if (write.doctype == "Comment"_L1)
                    return std::nullopt;
                return Error{
                    .kind = ErrorKind::Forbidden, .detail = u"not yours"_s, .source = u"rights"_s};
            });
        QCOMPARE(desk.writing->refusal(), u"not yours"_s);
        QCOMPARE(desk.writing->jobRefusal(), u"not yours"_s);
        QSignalSpy asked(desk.writing, &TicketWriting::asked);
        QSignalSpy noticed(desk.writing, &TicketWriting::noticed);
        for (const Qt::Key key : {Qt::Key_S, Qt::Key_R, Qt::Key_W, Qt::Key_D, Qt::Key_I})
            QVERIFY(desk.writing->press(key));
        desk.writing->choose(u"status"_s);
        QCOMPARE(asked.size(), 0);
        QCOMPARE(noticed.size(), 6);
        QCOMPARE(noticed.first().first().toString(), u"not yours"_s);
        QVERIFY(desk.queue->writes().empty());
        QVERIFY(desk.writing->press(Qt::Key_N));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(desk.writing->composer(), u"note"_s);
    }

    void keepsANoteThatCannotBeSent()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.isDown = true;
        TicketNotes *notes = desk.writing->notes();
        notes->setText(u"Sans réseau"_s);
        notes->add();
        QTRY_COMPARE(notes->pending()->count(), 1);
        QCOMPARE(notes->pending()->value(0, "noteState").toString(), u"waiting"_s);
        desk.close();
        QVERIFY(desk.open());
        QTRY_COMPARE(desk.writing->notes()->pending()->count(), 1);
        // It comes back into the field it was typed in.
        desk.writing->notes()->takeBack(desk.queue->writes().front().id);
        QTRY_COMPARE(desk.writing->notes()->text(), u"Sans réseau"_s);
        QTRY_COMPARE(desk.writing->notes()->pending()->count(), 0);
    }

    void saysWhyANoteWasRefused()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "POST" && request.target.contains("/Comment")
                ? std::optional(FakeErp::refusal(u"Comments are closed"_s))
                : std::nullopt;
        };
        desk.writing->notes()->setText(u"Non"_s);
        desk.writing->notes()->add();
        RecordModel *pending = desk.writing->notes()->pending();
        QTRY_COMPARE(pending->count(), 1);
        QTRY_COMPARE(pending->value(0, "noteState").toString(), u"refused"_s);
        QVERIFY(pending->value(0, "reason").toString().contains(u"Comments are closed"_s));
    }

    void keepsWhatIsTypedOverAnotherTicketAndARestart()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        const QString other = ticketDocument(56).value("name"_L1).toString();
        desk.writing->notes()->setText(u"À moitié tap"_s);
        QVERIFY(desk.show(other));
        QCOMPARE(desk.writing->notes()->text(), QString());
        QCOMPARE(desk.writing->composer(), QString());
        write(desk, u"Bonjour, nous"_s);
        QVERIFY(desk.show(desk.id));
        QCOMPARE(desk.writing->notes()->text(), u"À moitié tap"_s);
        QCOMPARE(desk.writing->composer(), u"note"_s);
        desk.close();
        QVERIFY(desk.open());
        QCOMPARE(desk.writing->notes()->text(), u"À moitié tap"_s);
        QVERIFY(desk.show(other));
        QCOMPARE(desk.writing->reply()->text(), u"Bonjour, nous"_s);
        QCOMPARE(desk.writing->composer(), u"reply"_s);
    }

    void setsADamagedFileOfDraftsAside()
    {
        TicketDesk desk;
        QFile file(desk.directory.filePath(u"tickets-drafts.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"tickets\":") > 0);
        file.close();
        QVERIFY(desk.open());
        QVERIFY(QFile::exists(file.fileName() + u".damaged-1"_s));
        desk.writing->notes()->setText(u"neu"_s);
        desk.close();
        QVERIFY(QFile::exists(file.fileName()));
    }

    void sendsAnAnswerThroughErpNext()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.before = mailing(desk, {});
        desk.writing->setComposer(u"reply"_s);
        TicketReply *reply = desk.writing->reply();
        QCOMPARE(reply->to(), u"eloise@client.example"_s);
        QVERIFY(reply->subject().startsWith("Re: "_L1));
        QVERIFY(reply->subject().contains(desk.id));
        QVERIFY(!reply->problem().isEmpty()); // nothing is written
        reply->setText(u"Bonjour,\nvoilà <b>"_s);
        reply->setQuoting(true);
        QCOMPARE(reply->problem(), QString());
        QSignalSpy noticed(desk.writing, &TicketWriting::noticed);
        reply->send();
        QCOMPARE(reply->state(), u"sending"_s);
        QTRY_COMPARE(noticed.count(), 1);
        QCOMPARE(noticed[0][1].toString(), u"ok"_s);
        QVERIFY(noticed[0][0].toString().contains(u"eloise@client.example"_s));
        QCOMPARE(reply->text(), QString());
        QCOMPARE(reply->state(), u"typed"_s);
        const QList<QJsonObject> posted = desk.posted("email.make");
        QCOMPARE(posted.size(), 1);
        const QJsonObject sent = posted.first();
        QCOMPARE(sent.value("name"_L1).toString(), desk.id);
        QCOMPARE(sent.value("doctype"_L1).toString(), u"Issue"_s);
        QCOMPARE(sent.value("recipients"_L1).toString(), u"eloise@client.example"_s);
        QCOMPARE(sent.value("send_email"_L1).toInt(), 1);
        const QString content = sent.value("content"_L1).toString();
        QVERIFY(content.startsWith(u"<p>Bonjour,<br>voilà &lt;b&gt;</p>"_s));
        QVERIFY(content.contains("<blockquote>"_L1));
        QVERIFY(content.contains(u"merci de rappeler"_s)); // the last of the customer
        QVERIFY(content.contains(u"<!-- fibredesk:"_s));
    }

    void saysWhoWillNotGetIt()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.before = mailing(desk, [] {
            return TicketDesk::message(QJsonObject{
                {u"name"_s, u"COM-NEW"_s}, {u"emails_not_sent_to"_s, u"eloise@client.example"_s}});
        });
        QSignalSpy noticed(desk.writing, &TicketWriting::noticed);
        write(desk, u"Bonjour"_s);
        desk.writing->reply()->send();
        QTRY_COMPARE(noticed.count(), 1);
        QCOMPARE(noticed[0][1].toString(), u"warning"_s);
        QVERIFY(noticed[0][0].toString().contains(u"eloise@client.example"_s));
    }

    void keepsAnAnswerThatWasRefusedWithTheServersWords()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.before =
            mailing(desk, [] { return FakeErp::refusal(u"Please setup an Email Account"_s); });
        write(desk, u"Bonjour"_s);
        desk.writing->reply()->send();
        QTRY_COMPARE(desk.writing->reply()->state(), u"refused"_s);
        QVERIFY(desk.writing->reply()->reason().contains(u"Please setup an Email Account"_s));
        desk.close();
        QVERIFY(desk.open());
        QCOMPARE(desk.writing->reply()->text(), u"Bonjour"_s);
        QCOMPARE(desk.writing->reply()->state(), u"refused"_s);
        desk.before = mailing(desk, {});
        QSignalSpy sent(desk.writing->reply(), &TicketReply::sent);
        desk.writing->reply()->send();
        QTRY_COMPARE(sent.count(), 1);
    }

    void findsAnAnswerWhoseFateWasLostAndSendsNoSecond()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.before = [&desk](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!request.target.contains("email.make")) {
                return {};
            }
            const QJsonObject body = QJsonDocument::fromJson(request.body).object();
            desk.communications +=
                QJsonObject{{u"name"_s, u"COM-NEW"_s}, {u"content"_s, body.value("content"_L1)}};
            return FakeErp::lost();
        };
        QSignalSpy sent(desk.writing->reply(), &TicketReply::sent);
        write(desk, u"Bonjour"_s);
        desk.writing->reply()->send();
        QTRY_COMPARE(sent.count(), 1);
        QCOMPARE(desk.writing->reply()->text(), QString());
        QCOMPARE(desk.posted("email.make").size(), 1);
    }

    void sendsOnceMoreOnlyWhenAPersonSaysSo()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        bool loses = true;
        desk.before = mailing(desk, [&loses] {
            return loses ? FakeErp::lost()
                         : TicketDesk::message(QJsonObject{{u"name"_s, u"COM-NEW"_s}});
        });
        TicketReply *reply = desk.writing->reply();
        write(desk, u"Bonjour"_s);
        reply->send();
        QTRY_VERIFY(reply->isNotFound());
        QCOMPARE(reply->state(), u"uncertain"_s);
        QCOMPARE(reply->text(), u"Bonjour"_s);
        reply->setText(u"Autre chose"_s); // what may have left is not typed over
        QCOMPARE(reply->text(), u"Bonjour"_s);
        reply->send();
        QCOMPARE(desk.posted("email.make").size(), 1);
        loses = false;
        QSignalSpy sent(reply, &TicketReply::sent);
        reply->sendAgain();
        QTRY_COMPARE(sent.count(), 1);
        const QList<QJsonObject> posted = desk.posted("email.make");
        QCOMPARE(posted.size(), 2);
        QCOMPARE(posted[0].value("content"_L1), posted[1].value("content"_L1)); // found as one
    }

    void staysUncertainWhereASecondTryIsRefused()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        bool loses = true;
        desk.before = mailing(desk, [&loses] {
            return loses ? FakeErp::lost() : FakeErp::refusal(u"Please setup an Email Account"_s);
        });
        TicketReply *reply = desk.writing->reply();
        write(desk, u"Bonjour"_s);
        reply->send();
        QTRY_VERIFY(reply->isNotFound());
        loses = false;
        reply->sendAgain();
        QTRY_COMPARE(desk.posted("email.make").size(), 2);
        QTRY_VERIFY(reply->reason().contains(u"Please setup an Email Account"_s));
        QCOMPARE(reply->state(), u"uncertain"_s); // the first one may still have been sent
        const QString first = desk.posted("email.make").first().value("content"_L1).toString();
        desk.communications += QJsonObject{{u"name"_s, u"COM-NEW"_s}, {u"content"_s, first}};
        QSignalSpy sent(reply, &TicketReply::sent);
        QTRY_VERIFY((reply->look(), sent.count() == 1));
        QCOMPARE(desk.posted("email.make").size(), 2);
    }

    void knowsItsOwnAnswerFromAnotherWithTheSameWords()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.before = mailing(desk, [] { return FakeErp::lost(); });
        TicketReply *reply = desk.writing->reply();
        write(desk, u"Bonjour"_s);
        QJsonObject other{{u"name"_s, u"COM-1"_s},
            {u"content"_s, u"<p>Bonjour</p><!-- fibredesk:another -->"_s},
            {u"recipients"_s, u"eloise@client.example"_s},
            {u"creation"_s, u"2199-01-01 00:00:00.000000"_s}};
        desk.communications += other;
        other.insert(u"content"_s, u"<p>Bonjour</p>"_s);
        other.insert(u"recipients"_s, u"luc@desk.example"_s);
        desk.communications += other;
        other.insert(u"recipients"_s, u"eloise@client.example"_s);
        other.insert(u"creation"_s, u"2020-01-01 00:00:00.000000"_s);
        desk.communications += other;
        reply->send();
        QTRY_VERIFY(reply->isNotFound());
        // The server took the mark out: the same words, to the same, in time.
        other.insert(u"creation"_s, u"2199-01-01 00:00:00.000000"_s);
        desk.communications += other;
        QSignalSpy sent(reply, &TicketReply::sent);
        reply->look();
        QTRY_COMPARE(sent.count(), 1);
    }

    void writesNothingOverDraftsOfAnotherFibreDesk()
    {
        TicketDesk desk;
        const QString path = desk.directory.filePath(u"tickets-drafts.json"_s);
        Tickets::Draft draft;
        draft.note = u"de l’autre"_s;
        QVERIFY(Tickets::writeDrafts(path, {{desk.id, draft}}));
        Tickets::DraftLock other;
        QVERIFY(other.take(path));
        QVERIFY(desk.open());
        // What is typed is not lost while the program runs, and nothing leaves unkept.
        desk.writing->notes()->setText(u"ici"_s);
        QCOMPARE(desk.writing->notes()->text(), u"ici"_s);
        write(desk, u"Bonjour"_s);
        desk.writing->reply()->send();
        QTRY_COMPARE(desk.writing->reply()->state(), u"refused"_s);
        QVERIFY(desk.posted("email.make").isEmpty());
        desk.close();
        QCOMPARE(Tickets::readDrafts(path)->drafts.value(desk.id).note, u"de l’autre"_s);
    }

    void looksForWhatWasOnItsWayWhenTheProgramDied()
    {
        TicketDesk desk;
        Tickets::Draft draft;
        draft.reply.to = u"eloise@client.example"_s;
        draft.reply.subject = u"Re: Internet"_s;
        draft.reply.text = u"Bonjour"_s;
        draft.reply.clientId = u"one"_s;
        draft.reply.state = Tickets::ReplyDraft::State::Sending;
        QVERIFY(Tickets::writeDrafts(
            desk.directory.filePath(u"tickets-drafts.json"_s), {{desk.id, draft}}));
        QVERIFY(desk.open());
        QTRY_VERIFY(desk.writing->reply()->isNotFound());
        QCOMPARE(desk.writing->reply()->state(), u"uncertain"_s);
        desk.communications += QJsonObject{
            {u"name"_s, u"COM-NEW"_s}, {u"content"_s, u"<p>Bonjour</p><!-- fibredesk:one -->"_s}};
        QSignalSpy sent(desk.writing->reply(), &TicketReply::sent);
        desk.writing->reply()->look();
        QTRY_COMPARE(sent.count(), 1);
        QVERIFY(desk.posted("email.make").isEmpty());
    }

    void refusesAddressesThatAreNone()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        write(desk, u"Bonjour"_s);
        TicketReply *reply = desk.writing->reply();
        reply->setTo(u"eloise@client.example, luc at desk"_s);
        QVERIFY(reply->problem().contains(u"luc"_s));
        reply->send();
        QCOMPARE(reply->state(), u"typed"_s);
        reply->setTo({});
        QVERIFY(!reply->problem().isEmpty());
        reply->addRecipient(u"eloise@client.example"_s);
        QCOMPARE(reply->problem(), QString());
        desk.controller->setOnline(false);
        QVERIFY(!reply->problem().isEmpty());
    }

    void makesAJobOfTheTicket()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        TicketJob *job = desk.writing->job();
        QTRY_COMPARE(job->openJobs(), QStringList{u"DJ-00412"_s}); // there is one already
        job->begin();
        QCOMPARE(job->property("location").toString(), u"LOC-1"_s);
        job->setProperty("day", u"le 24"_s);
        QVERIFY(!job->problem().isEmpty());
        job->setProperty("day", u"2026-11-24"_s);
        job->setProperty("windowStart", u"8:30"_s);
        QVERIFY(!job->problem().isEmpty()); // no end
        job->setProperty("windowEnd", u"12 h 00"_s);
        job->setProperty("duration", u"1,5"_s);
        QCOMPARE(job->problem(), QString());
        job->create();
        QTRY_COMPARE(desk.posted("/Dispatch%20Job").size(), 1);
        const QJsonObject made = desk.posted("/Dispatch%20Job").first();
        QCOMPARE(made.value("ticket_id"_L1).toString(), desk.id);
        QCOMPARE(made.value("customer"_L1).toString(), u"C-1"_s);
        QCOMPARE(made.value("service_location"_L1).toString(), u"LOC-1"_s);
        QCOMPARE(made.value("scheduled_date"_L1).toString(), u"2026-11-24"_s);
        QCOMPARE(made.value("window_start"_L1).toString(), u"08:30:00"_s);
        QCOMPARE(made.value("window_end"_L1).toString(), u"12:00:00"_s);
        QCOMPARE(made.value("duration_h"_L1).toDouble(), 1.5);
        QCOMPARE(made.value("status"_L1).toString(), u"open"_s);
        // Below the ticket, as soon as the copy has it.
        QTRY_COMPARE(desk.controller->jobs()->count(), 2);
        QTRY_COMPARE(job->pending()->count(), 0);
    }

    void showsAJobThatWasRefused()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "POST" && request.target.contains("Dispatch%20Job")
                ? std::optional(FakeErp::refusal(u"The customer is disabled"_s))
                : std::nullopt;
        };
        TicketJob *job = desk.writing->job();
        job->begin();
        job->create();
        QTRY_COMPARE(job->pending()->count(), 1);
        QTRY_COMPARE(job->pending()->value(0, "jobState").toString(), u"refused"_s);
        QVERIFY(
            job->pending()->value(0, "reason").toString().contains(u"The customer is disabled"_s));
        job->giveUp(desk.queue->writes().front().id);
        QTRY_COMPARE(job->pending()->count(), 0);
    }

    void offersCannedAnswersAlsoWithoutTheServer()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!request.target.contains("Email%20Template")) {
                return {};
            }
            return TicketDesk::rows({QJsonObject{{u"name"_s, u"Redémarrage"_s},
                {u"subject"_s, u"x"_s},
                {u"response"_s,
                    u"<p>Bonjour {{ customer_name }},</p><p>dossier {{ticket}}<br>{{ subject }}</p>"_s}}});
        };
        TicketAnswers *answers = desk.writing->answers();
        QTRY_VERIFY((answers->fetch(), answers->list()->count() == 1));
        const QString text = answers->textOf(u"erp:Redémarrage"_s);
        QCOMPARE(text,
            u"Bonjour Client 1,\n\ndossier %1\n%2"_s.arg(desk.id, desk.controller->card().subject));
        answers->keep(u"À moi"_s, u"Merci, {{customer_name}}"_s);
        answers->setFilter(u"a moi"_s);
        QCOMPARE(answers->list()->count(), 1);
        desk.close();
        desk.isDown = true;
        QVERIFY(desk.open());
        QTRY_COMPARE(desk.writing->answers()->list()->count(), 2);
        desk.writing->answers()->remove(u"own:À moi"_s);
        QCOMPARE(desk.writing->answers()->list()->count(), 1);
    }

    void assignsInErpNextAndSaysWhatBecameOfIt()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        bool isRefused = false;
        desk.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!request.target.contains("assign_to")) {
                return {};
            }
            return isRefused ? FakeErp::refusal(u"Not a user of this site"_s)
                             : TicketDesk::message(QJsonArray());
        };
        TicketAssignment *assignment = desk.writing->assignment();
        QSignalSpy settled(assignment, &TicketAssignment::settled);
        assignment->toggle(someone);
        QVERIFY(assignment->isBusy());
        QTRY_COMPARE(settled.count(), 1);
        QVERIFY(!assignment->error().isSet());
        QCOMPARE(desk.posted("assign_to.add").first().value("assign_to"_L1).toArray(),
            QJsonArray{someone});
        assignment->setAssigned({someone});
        isRefused = true;
        assignment->toggle(someone);
        QTRY_COMPARE(settled.count(), 2);
        QCOMPARE(desk.posted("assign_to.remove").size(), 1);
        QVERIFY(assignment->error().sentence().contains(u"Not a user of this site"_s));
    }

    void whoMayNotAnswerNorAssignSendsNothingAndLosesNothing()
    {
        TicketDesk desk;
        NotingOversight oversight{{u"answerTickets"_s, u"changeTickets"_s}};
        QVERIFY(desk.open());
        desk.writing->setOversight(&oversight);
        desk.before = mailing(desk, {});
        write(desk, u"Bonjour"_s);
        QVERIFY(desk.writing->reply()->problem().contains(u"answerTickets"_s));
        desk.writing->reply()->send();
        desk.writing->assignment()->toggle(someone);
        QVERIFY(!desk.writing->assignment()->isBusy());
        QVERIFY(desk.writing->assignment()->error().sentence().contains(u"changeTickets"_s));
        QCOMPARE(desk.writing->reply()->text(), u"Bonjour"_s);
        QCOMPARE(desk.writing->reply()->state(), u"typed"_s);
        QVERIFY(desk.posted("email.make").isEmpty());
        QVERIFY(desk.posted("assign_to").isEmpty());
        QVERIFY(oversight.deeds.empty());
        desk.close();
    }

    void whatGoesPastTheOutboxIsToldWithItsEnd()
    {
        TicketDesk desk;
        NotingOversight oversight;
        QVERIFY(desk.open());
        desk.writing->setOversight(&oversight);
        bool isRefused = true;
        desk.before = [&isRefused](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.target.contains("assign_to"))
                return isRefused ? FakeErp::refusal(u"Not a user of this site"_s)
                                 : TicketDesk::message(QJsonArray());
            if (!request.target.contains("email.make"))
                return {};
            return isRefused ? FakeErp::refusal(u"Please setup an Email Account"_s)
                             : TicketDesk::message(QJsonObject{{u"name"_s, u"COM-NEW"_s}});
        };
        TicketAssignment *assignment = desk.writing->assignment();
        QSignalSpy settled(assignment, &TicketAssignment::settled);
        assignment->setAssigned({u"luc@fibre.example"_s});
        assignment->toggle(someone);
        QTRY_COMPARE(settled.count(), 1);
        write(desk, u"Bonjour"_s);
        desk.writing->reply()->send();
        QTRY_COMPARE(desk.writing->reply()->state(), u"refused"_s);
        isRefused = false;
        QSignalSpy sent(desk.writing->reply(), &TicketReply::sent);
        desk.writing->reply()->send();
        QTRY_COMPARE(sent.count(), 1);

        QCOMPARE(oversight.deeds.size(), std::size_t(3));
        const Deed &assigned = oversight.deeds[0];
        QCOMPARE(assigned.action, u"assign"_s);
        QCOMPARE(assigned.name, desk.id);
        QCOMPARE(assigned.before.value("_assign"_L1), u"luc@fibre.example"_s);
        QCOMPARE(assigned.after.value("_assign"_L1), u"luc@fibre.example, "_s + someone);
        QCOMPARE(assigned.result, u"refused"_s);
        QVERIFY(assigned.reason.contains(u"Not a user of this site"_s));
        QCOMPARE(oversight.deeds[1].action, u"reply"_s);
        QCOMPARE(oversight.deeds[1].result, u"refused"_s);
        QVERIFY(oversight.deeds[1].reason.contains(u"Please setup an Email Account"_s));
        QCOMPARE(oversight.deeds[2].result, u"done"_s);
        QCOMPARE(oversight.deeds[2].after.value("to"_L1), u"eloise@client.example"_s);
        QCOMPARE(oversight.deeds[2].after.value("text"_L1), u"Bonjour"_s);
        desk.close();
    }

    void saysNothingOfADuplicateThatWasNotClosed()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" ? std::optional(FakeErp::refusal(u"No"_s)) : std::nullopt;
        };
        desk.writing->duplicate()->mark(ticketDocument(55).value("name"_L1).toString());
        QTRY_COMPARE(desk.queue->writes().size(), std::size_t(1));
        QTRY_COMPARE(desk.queue->writes().front().state, Outbox::State::Refused);
        QVERIFY(desk.posted("/resource/Comment").isEmpty());
    }

    void saysNothingOfADuplicateThatAColleagueKeepsOpen()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.erp.touch(desk.id, {{u"status"_s, u"On Hold"_s}});
        const QString kept = ticketDocument(55).value("name"_L1).toString();
        desk.writing->duplicate()->mark(kept);
        QTRY_COMPARE(desk.queue->writes().size(), std::size_t(1));
        QTRY_COMPARE(desk.queue->writes().front().state, Outbox::State::Clash);
        std::vector<Outbox::Choice> choices;
        for (const Outbox::Clash &clash : desk.queue->writes().front().clashes) {
            choices.push_back({.clash = clash, .pick = Outbox::Choice::Pick::Theirs});
        }
        const QString id = desk.queue->writes().front().id;
        QVERIFY(QCoro::waitFor(desk.queue->resolve(id, choices)));
        QTRY_COMPARE(desk.queue->writes().front().state, Outbox::State::Done);
        QCOMPARE(desk.atServer(u"status"_s), u"On Hold"_s);
        QCOMPARE(desk.atServer(u"parent_issue"_s), kept);
        QCOMPARE(desk.queue->writes().size(), std::size_t(1)); // no note
    }

    void closesADuplicateAndSaysSoOnBoth()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        TicketDuplicate *duplicate = desk.writing->duplicate();
        duplicate->begin();
        QTRY_VERIFY(duplicate->matches()->count() > 0);
        QVERIFY(duplicate->matches()->value(0, "isSameCustomer").toBool());
        const QString kept = ticketDocument(55).value("name"_L1).toString();
        duplicate->setText(kept);
        QTRY_COMPARE(duplicate->matches()->count(), 1);
        QCOMPARE(duplicate->matches()->rowOf(kept), 0);
        duplicate->mark(kept);
        QTRY_COMPARE(desk.atServer(u"parent_issue"_s), kept);
        QCOMPARE(desk.atServer(u"status"_s), u"Closed"_s);
        QTRY_COMPARE(desk.posted("/resource/Comment").size(), 2);
        QStringList on;
        for (const QJsonObject &note : desk.posted("/resource/Comment")) {
            on += note.value("reference_name"_L1).toString();
        }
        std::ranges::sort(on);
        QCOMPARE(on, (QStringList{kept, desk.id}));
    }

    void saysOnceThatADuplicateWasClosedAfterTheProgramEnded()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        const QString kept = ticketDocument(55).value("name"_L1).toString();
        desk.isDown = true;
        desk.writing->duplicate()->mark(kept);
        QTRY_VERIFY(!desk.queue->writes().empty() && desk.queue->writes().front().isKept);
        desk.close();
        desk.isDown = false;
        QVERIFY(desk.open());
        QTRY_COMPARE(desk.posted("/resource/Comment").size(), 2);
        QCOMPARE(desk.atServer(u"status"_s), u"Closed"_s);
        const auto isAllDone = [&desk] {
            return std::ranges::all_of(desk.queue->writes(),
                [](const Outbox::Write &one) { return one.state == Outbox::State::Done; });
        };
        QTRY_VERIFY(isAllDone());
        desk.close();
        QVERIFY(desk.open());
        QCOMPARE(desk.queue->writes().size(), std::size_t(3));
        QVERIFY(isAllDone());
        QCOMPARE(desk.posted("/resource/Comment").size(), 2);
    }

    void saysOfADuplicateThatWasClosedInTheLastMomentAtTheNextStart()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        const QString kept = ticketDocument(55).value("name"_L1).toString();
        desk.isDown = true;
        desk.writing->duplicate()->mark(kept);
        QTRY_VERIFY(!desk.queue->writes().empty() && desk.queue->writes().front().isKept);
        desk.close();
        desk.isDown = false;
        {
            // The server says yes, and nobody is there to go on.
            Outbox::WriteQueue alone(
                desk.directory.filePath(u"outbox.sqlite"_s), desk.client.get());
            alone.start();
            QTRY_VERIFY(
                !alone.writes().empty() && alone.writes().front().state == Outbox::State::Done);
        }
        QVERIFY(desk.posted("/resource/Comment").isEmpty());
        QVERIFY(desk.open());
        QTRY_COMPARE(desk.posted("/resource/Comment").size(), 2);
        QStringList on;
        for (const QJsonObject &note : desk.posted("/resource/Comment")) {
            on += note.value("reference_name"_L1).toString();
        }
        std::ranges::sort(on);
        QCOMPARE(on, (QStringList{kept, desk.id}));
    }
};

QTEST_GUILESS_MAIN(TestTicketWriting)
#include "tst_ticketwriting.moc"
