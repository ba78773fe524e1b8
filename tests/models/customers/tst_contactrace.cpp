// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "contactmodel.h"
#include "erp/fieldmap.h"

#include <QCoroTask>
#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

const QString customerId = u"C-00042"_s;

/// The contact card of one desk.
struct Desk {
    explicit Desk(const QUrl &server)
    {
        Profile::Service service;
        service.url = server;
        bench.options.firstWait = std::chrono::milliseconds(2);
        bench.client = std::make_unique<Erp::ErpClient>(bench.network.get(), service);
        bench.open();
        card = std::make_unique<ContactModel>(bench.queue.get(), &map);
    }

    [[nodiscard]] QVariant value(const QString &field, int role) const
    {
        for (int row = 0; row < card->rowCount(); ++row) {
            const QModelIndex index = card->index(row);
            if (index.data(ContactModel::FieldRole).toString() == field) {
                return index.data(role);
            }
        }
        return {};
    }

    /// Nothing goes on without a decision: behind a clash the later edits wait.
    [[nodiscard]] bool isAtRest() const
    {
        bool hasClash = false;
        for (const Outbox::Write &write : bench.queue->writes()) {
            hasClash = hasClash || write.state == Outbox::State::Clash;
            const bool waits = hasClash && write.isKept && write.state == Outbox::State::Waiting;
            if (write.isOpen() && write.state != Outbox::State::Clash && !waits) {
                return false;
            }
        }
        for (int row = 0; row < card->rowCount(); ++row) {
            const QModelIndex index = card->index(row);
            if (index.data(ContactModel::PendingStateRole).toString() == "keeping"_L1) {
                return false;
            }
        }
        return true;
    }

    QueueBench bench;
    Erp::FieldMap map = Erp::FieldMap::builtIn();
    std::unique_ptr<ContactModel> card;
};

Customer customerOf(const QJsonObject &document)
{
    const auto text = [&document](
                          const QString &field) { return document.value(field).toString(); };
    Customer customer;
    customer.id = customerId;
    customer.modified = text(u"modified"_s);
    customer.name = text(u"customer_name"_s);
    customer.cellPhone = text(u"cell_phone"_s);
    customer.homePhone = text(u"tel_home"_s);
    customer.mobile = text(u"mobile_no"_s);
    customer.billingEmail = text(u"email_billing"_s);
    customer.email = text(u"email_id"_s);
    customer.language = text(u"language"_s);
    return customer;
}

const QStringList &fields()
{
    static const QStringList all{u"cell_phone"_s, u"tel_home"_s, u"mobile_no"_s, u"email_billing"_s,
        u"email_id"_s, u"language"_s};
    return all;
}

QString valueFor(const QString &field, QRandomGenerator &random)
{
    if (field == "language"_L1) {
        return random.bounded(2) == 0 ? u"fr"_s : u"en"_s;
    }
    if (field.startsWith("email"_L1)) {
        return u"marie%1@mail.example"_s.arg(random.bounded(4));
    }
    return u"514-555-01%1"_s.arg(random.bounded(4), 2, 10, QChar(u'0'));
}

} // namespace

/// Two people type into the contact card of one customer at the same moment, over real sockets.
/// FIBREDESK_RACES=1000 is the whole proof.
class TestContactRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingTypedIsOverwrittenOrLost()
    {
        bool isGiven = false;
        const int given = qEnvironmentVariableIntValue("FIBREDESK_RACES", &isGiven);
        const int races = isGiven ? given : 50;
        FakeErp erp;
        erp.put(customerId, {{u"customer_name"_s, u"Marie Tremblay"_s}, {u"language"_s, u"fr"_s}});
        std::array<Desk, 2> desks{Desk(erp.server.url()), Desk(erp.server.url())};
        int clashes = 0;
        int saved = 0;
        for (int seed = 0; seed < races; ++seed) {
            const QByteArray where = "seed " + QByteArray::number(seed);
            QRandomGenerator random{quint32(seed)};
            const QJsonObject before = erp.document(customerId);
            std::array<QMap<QString, QString>, 2> typed;
            for (Desk &desk : desks) {
                desk.card->setCustomer(customerOf(before));
                QCOMPARE(desk.card->unsaved(), 0);
            }
            const int edits = 2 + random.bounded(5);
            for (int i = 0; i < edits; ++i) {
                const auto who = std::size_t(random.bounded(2));
                const QString field = fields().at(random.bounded(fields().size()));
                const QString text = valueFor(field, random);
                if (typed[who].contains(field) || text == before.value(field).toString()) {
                    continue;
                }
                typed[who].insert(field, text);
                desks[who].card->beginEdit(field);
                desks[who].card->submit(field, text);
            }
            for (const Desk &desk : desks) {
                QTRY_VERIFY_WITH_TIMEOUT(desk.isAtRest(), 20'000);
            }
            const QJsonObject now = erp.document(customerId);
            for (std::size_t i = 0; i < 2; ++i) {
                for (const auto &[field, text] : typed[i].asKeyValueRange()) {
                    const QString there = now.value(field).toString();
                    if (desks[i].value(field, ContactModel::ClashRole).toBool()) {
                        // Both are shown.
                        QCOMPARE(desks[i].value(field, ContactModel::MineRole).toString(), text);
                        QCOMPARE(desks[i].value(field, ContactModel::TheirsRole).toString(), there);
                        ++clashes;
                    } else if (!desks[i].value(field, ContactModel::PendingRole).toBool()) {
                        QVERIFY2(there == text, where.constData());
                        QCOMPARE(desks[i].value(field, ContactModel::ValueRole).toString(), there);
                        ++saved;
                    }
                }
            }
            decide(desks, random);
            if (QTest::currentTestFailed()) {
                return;
            }
            const QJsonObject last = erp.document(customerId);
            for (const QString &field : fields()) {
                QStringList wanted;
                for (const auto &one : typed) {
                    wanted += one.contains(field) ? QStringList(one.value(field)) : QStringList();
                }
                if (wanted.isEmpty()) {
                    wanted += before.value(field).toString();
                }
                QVERIFY2(wanted.contains(last.value(field).toString()), where.constData());
            }
        }
        qInfo("%d races: %d fields saved, %d clashes", races, saved, clashes);
        QVERIFY(saved > races);
        QVERIFY(clashes > races / 10);
    }

private:
    /// Until nothing is open: what waits behind a decided clash may clash too.
    static void decide(std::array<Desk, 2> &desks, QRandomGenerator &random)
    {
        for (Desk &desk : desks) {
            for (int round = 0; desk.card->unsaved() > 0; ++round) {
                QVERIFY(round < 20);
                for (const QString &field : fields()) {
                    if (desk.value(field, ContactModel::ClashRole).toBool()) {
                        desk.card->resolve(field, random.bounded(2) == 0);
                        break;
                    }
                }
                QTRY_VERIFY_WITH_TIMEOUT(desk.isAtRest(), 20'000);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestContactRace)
#include "tst_contactrace.moc"
