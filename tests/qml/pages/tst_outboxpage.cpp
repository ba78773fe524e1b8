// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "audit/auditlog.h"
#include "outboxcontroller.h"
#include "pagehost.h"

#include <QCoroTask>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestOutboxPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        PageHost::failOnWarnings();
        m_bench = std::make_unique<QueueBench>();
        for (const QString &name : {u"C-1"_s, u"C-2"_s, u"C-3"_s, u"C-4"_s}) {
            m_bench->erp.put(name,
                {{u"cell_phone"_s, u"450 555-0101"_s},
                    {u"email_billing"_s, u"a@client.example"_s}});
        }
        m_bench->open();
        m_controller = std::make_unique<OutboxController>(m_bench->queue.get());
    }
    void cleanup()
    {
        m_controller.reset();
        m_bench.reset();
    }

    void showsEveryStateAndDecidesByKeyboard_data() { PageHost::addLooks(); }

    void showsEveryStateAndDecidesByKeyboard()
    {
        makeOneOfEach();
        PageHost host("FibreDesk.Outbox", "OutboxPage", m_controller.get());
        QTRY_COMPARE(m_controller->undecided(), 2);
        host.grab(u"outbox"_s);
        // The list has the focus; the first needs somebody.
        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_COMPARE(m_controller->selected().id, m_clash);
        QCOMPARE(m_controller->fields()->rowCount(), 2);
        QTest::keyClick(host.window(), Qt::Key_Return, Qt::ControlModifier); // not decided: nothing
        QCOMPARE(m_controller->selected().state, u"clash"_s);
        host.grab(u"outbox-clash"_s);
        for (int row = 0; row < 2; ++row) {
            const QModelIndex index = m_controller->fields()->index(row);
            if (row == 0) {
                m_controller->fields()->pick(
                    index.data(OutboxFieldsModel::KeyRole).toString(), OutboxFieldsModel::Mine);
            } else {
                m_controller->fields()->type(
                    index.data(OutboxFieldsModel::KeyRole).toString(), u"c@client.example"_s);
            }
        }
        host.grab(u"outbox-decided"_s);
        m_bench->queue->start();
        QTest::keyClick(host.window(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_controller->selected().state, u"done"_s);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("email_billing"_L1).toString(),
            u"c@client.example"_s);
    }

    void whatWasDoneFromThisDeskIsAKeyAway_data() { PageHost::addLooks(); }

    void whatWasDoneFromThisDeskIsAKeyAway()
    {
        const QTemporaryDir directory;
        Audit::AuditLog log(directory.filePath(u"audit.sqlite"_s));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const QString &result : {u"done"_s, u"refused"_s, u"uncertain"_s}) {
            log.note({.at = now,
                .who = u"ana@desk.example"_s,
                .area = u"customers"_s,
                .action = u"change"_s,
                .doctype = u"Customer"_s,
                .name = u"C-1"_s,
                .title = u"Marie Tremblay"_s,
                .before = {{u"cell_phone"_s, u"450 555-0101"_s}},
                .after = {{u"cell_phone"_s, u"450 555-0102"_s}},
                .result = result});
        }
        AuditController audit(&log);
        m_controller->setAudit(&audit);
        PageHost host("FibreDesk.Outbox", "OutboxPage", m_controller.get());
        QVERIFY(!PageHost::find(host.window()->contentItem(), u"auditTable"_s));
        QTest::keyClick(host.window(), Qt::Key_D);
        QTRY_COMPARE(audit.list()->count(), 3);
        const auto table = [&host] {
            return PageHost::find(host.window()->contentItem(), u"auditTable"_s);
        };
        QTRY_VERIFY(table() && table()->hasActiveFocus());
        // While the list changes, and until its rows are laid out, there is nothing to go to.
        QVERIFY(QTest::qWaitFor([&audit, &host] {
            QTest::keyClick(host.window(), Qt::Key_Down);
            return audit.selected().isSet;
        }));
        QTRY_VERIFY(audit.list()->entryAt(2));
        host.grab(u"outbox-audit"_s);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QVERIFY(!audit.selected().isSet);
        // Who may not see it, is not offered it.
        host.rights().setGrants({.capabilities = Rights::Capabilities({{u"audit_view"_s, false}})});
        QTRY_VERIFY(!PageHost::find(host.window()->contentItem(), u"auditTable"_s));
        QTest::keyClick(host.window(), Qt::Key_D);
        QVERIFY(!PageHost::find(host.window()->contentItem(), u"auditTable"_s));
    }

    void aRefusedOneIsGivenUpAndPutBack_data() { PageHost::addLooks(); }

    void aRefusedOneIsGivenUpAndPutBack()
    {
        makeOneOfEach();
        PageHost host("FibreDesk.Outbox", "OutboxPage", m_controller.get());
        m_controller->select(m_refused);
        QCOMPARE(m_controller->selected().state, u"refused"_s);
        host.grab(u"outbox-refused"_s);
        QTest::keyClick(host.window(), Qt::Key_Delete);
        QTRY_COMPARE(m_controller->selected().state, u"cancelled"_s);
        QVERIFY(m_controller->selected().canPutBack);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(m_controller->selected().id.isEmpty());
    }

    void whatAnotherPersonWroteIsAKeyAwayFromBeingOnesOwn_data() { PageHost::addLooks(); }

    void whatAnotherPersonWroteIsAKeyAwayFromBeingOnesOwn()
    {
        m_bench->queue->stop();
        m_bench->queue->setPerson(u"ana"_s, u"Ana Roy"_s);
        const QString held = m_bench->change(u"C-3"_s, u"email_billing"_s, u"n@client.example"_s);
        m_bench->queue->setPerson(u"bert"_s, u"Bert Gagnon"_s);
        QTRY_COMPARE(m_controller->waiting(), 1);
        PageHost host("FibreDesk.Outbox", "OutboxPage", m_controller.get());
        m_controller->select(held);
        QCOMPARE(m_controller->selected().state, u"held"_s);
        const auto note = [&host] {
            return PageHost::find(host.window()->contentItem(), u"ownerNote"_s);
        };
        QTRY_VERIFY(note() && note()->isVisible());
        host.grab(u"outbox-held"_s);
        QTest::keyClick(host.window(), Qt::Key_M);
        QTRY_VERIFY(!m_controller->selected().isAnothers);
        QCOMPARE(m_controller->selected().owner, u"Bert Gagnon"_s);
        QTRY_VERIFY(!note() || !note()->isVisible());
    }

    void saysThatNothingWaits_data() { PageHost::addLooks(); }

    void saysThatNothingWaits()
    {
        PageHost host("FibreDesk.Outbox", "OutboxPage", m_controller.get());
        host.grab(u"outbox-empty"_s);
    }

private:
    void makeOneOfEach()
    {
        const QString done = m_bench->change(u"C-4"_s, u"cell_phone"_s, u"450 555-0155"_s);
        QTRY_COMPARE(m_bench->state(done), Outbox::State::Done);
        m_bench->queue->stop();
        auto write = changeOf(m_bench->erp.document(u"C-1"_s), u"cell_phone"_s, u"450 555-0188"_s);
        write.author = u"me@desk.example"_s;
        write.changes.fields.insert(u"email_billing"_s, "\"b@client.example\"");
        m_clash = QCoro::waitFor(m_bench->queue->add(write)).value();
        m_bench->erp.touch(u"C-1"_s,
            {{u"cell_phone"_s, u"450 555-0177"_s}, {u"email_billing"_s, u"z@client.example"_s}});
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" && request.target.endsWith("C-2")
                ? std::optional(FakeErp::recorded(u"v1-unique.json"_s, 417))
                : std::nullopt;
        };
        m_refused = m_bench->change(u"C-2"_s, u"cell_phone"_s, u"450 555-0199"_s);
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->state(m_clash), Outbox::State::Clash);
        QTRY_COMPARE(m_bench->state(m_refused), Outbox::State::Refused);
        m_bench->queue->stop();
        m_bench->change(u"C-3"_s, u"email_billing"_s, u"n@client.example"_s);
    }

    std::unique_ptr<QueueBench> m_bench;
    std::unique_ptr<OutboxController> m_controller;
    QString m_clash;
    QString m_refused;
};

QTEST_MAIN(TestOutboxPage)
#include "tst_outboxpage.moc"
