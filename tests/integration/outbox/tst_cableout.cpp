// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cable.h"

#include "core/profile.h"
#include "erp/erpclient.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Outbox;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

const QStringList placed{u"assigned_tech"_s, u"scheduled_date"_s, u"start_time"_s, u"status"_s};

/// A document that is worked on, with what each side wanted of it last.
struct Worked {
    QString doctype;
    RawDocument read;
    Fields ours{};
    Fields theirs{};

    [[nodiscard]] QString name() const { return read.text(u"name"_s); }
    /// A colleague moved the job, and something else of its place was wanted here.
    [[nodiscard]] bool isPlaceContested() const
    {
        const auto touches = [](const Fields &fields) {
            return std::ranges::any_of(
                placed, [&](const QString &field) { return fields.contains(field); });
        };
        return doctype == "Dispatch Job"_L1 && touches(ours) && touches(theirs);
    }
};

const QMap<QString, QStringList> &fieldsByDoctype()
{
    static const QMap<QString, QStringList> fields{
        {u"Customer"_s, {u"cell_phone"_s, u"tel_home"_s, u"email_billing"_s}},
        {u"Issue"_s, {u"subject"_s, u"raised_by"_s, u"description"_s}},
        {u"Dispatch Job"_s, {u"notes"_s, u"start_time"_s, u"scheduled_date"_s, u"subject"_s}},
    };
    return fields;
}

/// Never the same twice, nor the same of two people.
RawValue valueFor(const QString &field, int number, bool isOurs)
{
    const int minute = number % 30 + (isOurs ? 0 : 30);
    const int hour = number / 30 % 24;
    if (field == "start_time"_L1) {
        return rawOf(u"%1:%2:00"_s.arg(hour, 2, 10, QChar(u'0')).arg(minute, 2, 10, QChar(u'0')));
    }
    if (field == "scheduled_date"_L1) {
        return rawOf(QDate(isOurs ? 2027 : 2028, 1, 1).addDays(number).toString(Qt::ISODate));
    }
    return rawOf(u"%1 é %2"_s.arg(isOurs ? u"ours"_s : u"theirs"_s).arg(number));
}

} // namespace

/// The cable is pulled in the middle of work and stays out for an hour, in which work goes on:
/// customers, tickets and jobs are changed, tickets made, and at another desk a colleague changes
/// some of the same. FIBREDESK_CABLES=… says how often; 50 is the whole proof.
class TestCableOut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasDoneInTheHourIsSavedMergedOrShown_data();
    void whatWasDoneInTheHourIsSavedMergedOrShown();
    void cleanupTestCase();

private:
    struct Desk;

    std::optional<RawDocument> document(const QString &doctype, const QString &name);
    void change(Desk &desk, Worked &worked, const QString &field, int number);
    void colleagueChanges(Worked &worked, const QString &field, int number);
    static void settle(Desk &desk, bool keepsOurs);
    void checkDocument(const Worked &worked, bool keepsOurs);

    QTemporaryDir m_directory;
    QProcess m_sandbox;
    std::optional<Profile> m_profile;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<Erp::ErpClient> m_colleague; ///< whose cable is in
    QMap<QString, QStringList> m_names;
};

/// A desk at the end of the cable.
struct TestCableOut::Desk {
    Desk(const Profile &profile, QString outbox)
        : cable(profile.erp.url)
        , file(std::move(outbox))
        , network(makeNetworkAccessManager())
        , now(QDate(2026, 11, 23), QTime(14, 0), QTimeZone::UTC)
    {
        Profile::Service service = profile.erp;
        service.url.setPort(cable.port());
        client = std::make_unique<Erp::ErpClient>(network.get(), service);
        open();
    }

    void open()
    {
        queue.reset();
        queue = std::make_unique<WriteQueue>(file, client.get(),
            WriteQueue::Options{.firstWait = std::chrono::milliseconds(5),
                .longestWait = std::chrono::milliseconds(100),
                .clock = Clock([this] { return now; })});
        QTRY_VERIFY(queue->isLoaded());
        queue->start();
    }

    [[nodiscard]] bool isAtRest() const
    {
        // Behind a clash the later changes of the document wait, shown as such.
        const auto clashes = [this](const Write &write) {
            return std::ranges::any_of(queue->writes(), [&](const Write &other) {
                return other.state == State::Clash && other.documentKey() == write.documentKey();
            });
        };
        return std::ranges::all_of(queue->writes(), [&](const Write &write) {
            return !write.isOpen() || write.state == State::Clash || clashes(write)
                || (write.state == State::Uncertain && write.isLookedUp);
        });
    }

    Cable cable;
    QString file;
    std::unique_ptr<QNetworkAccessManager> network;
    QDateTime now;
    std::unique_ptr<Erp::ErpClient> client;
    std::unique_ptr<WriteQueue> queue;
};

void TestCableOut::initTestCase()
{
    const QString profileFile = m_directory.filePath(u"profile.ini"_s);
    m_sandbox.setProgram(QString::fromUtf8(FD_BIN_DIR) + u"/fibredesk-sandbox"_s);
    m_sandbox.setArguments({u"--scale"_s, u"0.01"_s, u"--seed"_s, u"1"_s, u"--write-profile"_s,
        profileFile, u"--die-with-parent"_s});
    m_sandbox.setProcessChannelMode(QProcess::MergedChannels);
    m_sandbox.start();
    QVERIFY(m_sandbox.waitForStarted());
    QByteArray output;
    while (!output.contains("ready")) {
        QVERIFY2(m_sandbox.waitForReadyRead(120'000), output.constData());
        output += m_sandbox.readAll();
    }
    const auto profile = Profile::read(profileFile);
    QVERIFY(profile);
    m_profile = *profile;
    m_network = makeNetworkAccessManager();
    m_colleague = std::make_unique<Erp::ErpClient>(m_network.get(), m_profile->erp);
    for (const QString &doctype : fieldsByDoctype().keys()) {
        const auto rows = QCoro::waitFor(m_colleague->list({.doctype = doctype, .limit = 12}));
        QVERIFY(rows && rows->size() >= 8);
        for (const QJsonObject &row : *rows) {
            m_names[doctype] += row.value("name"_L1).toString();
        }
    }
}

std::optional<RawDocument> TestCableOut::document(const QString &doctype, const QString &name)
{
    const auto bytes = QCoro::waitFor(m_colleague->getBytes(doctype, name));
    const auto parsed = bytes.and_then(&RawDocument::parse);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

void TestCableOut::change(Desk &desk, Worked &worked, const QString &field, int number)
{
    const RawValue value = valueFor(field, number, true);
    NewWrite write = fieldWrite({.doctype = worked.doctype,
                                    .name = worked.name(),
                                    .title = worked.name(),
                                    .modified = worked.read.text(u"modified"_s)},
        {{.field = field, .before = worked.read.value(field), .after = value}});
    if (placed.contains(field)) {
        write.together = placed;
        for (const QString &one : placed) {
            write.base.set(one, worked.read.value(one));
        }
    }
    worked.ours.insert(field, value);
    QVERIFY(QCoro::waitFor(desk.queue->add(write)));
}

void TestCableOut::colleagueChanges(Worked &worked, const QString &field, int number)
{
    const RawValue value = valueFor(field, number, false);
    for (int tries = 0; tries < 5; ++tries) {
        const auto now = document(worked.doctype, worked.name());
        QVERIFY(now);
        RawDocument patch;
        patch.set(field, value);
        patch.set(u"modified"_s, now->value(u"modified"_s));
        const auto saved = QCoro::waitFor(
            m_colleague->updateBytes(worked.doctype, worked.name(), patch.toBytes()));
        if (saved) {
            worked.theirs.insert(field, value);
            return;
        }
    }
    QFAIL("the colleague could not save");
}

/// Decides every clash the same way until nothing is left open.
void TestCableOut::settle(Desk &desk, bool keepsOurs)
{
    for (int round = 0; round < 40; ++round) {
        QTRY_VERIFY_WITH_TIMEOUT(desk.isAtRest(), 30'000);
        QStringList open;
        for (const Write &write : desk.queue->writes()) {
            if (write.state == State::Clash
                || (write.state == State::Uncertain && write.isLookedUp)) {
                open += write.id;
            }
        }
        if (open.isEmpty()) {
            return;
        }
        for (const QString &id : std::as_const(open)) {
            const Write write = *desk.queue->find(id);
            if (write.state == State::Uncertain) {
                QVERIFY(QCoro::waitFor(desk.queue->tryAgain(id))); // it never arrived
                continue;
            }
            std::vector<Choice> choices;
            for (const Clash &clash : write.clashes) {
                const bool isWanted = write.changes.fields.contains(clash.field);
                choices.push_back({.clash = clash,
                    .pick = keepsOurs && isWanted ? Choice::Pick::Mine : Choice::Pick::Theirs});
            }
            QVERIFY(QCoro::waitFor(desk.queue->resolve(id, choices)));
        }
    }
    QFAIL("it never comes to rest");
}

void TestCableOut::checkDocument(const Worked &worked, bool keepsOurs)
{
    const auto now = document(worked.doctype, worked.name());
    QVERIFY(now);
    QStringList names;
    for (const auto &[name, value] : worked.read.members()) {
        names += name;
    }
    names += worked.ours.keys() + worked.theirs.keys();
    for (const QString &name : std::as_const(names)) {
        if (isBookkeeping(name)) {
            continue;
        }
        const bool isContested = placed.contains(name) && worked.isPlaceContested();
        const bool isOurs = worked.ours.contains(name)
            && (keepsOurs || !(worked.theirs.contains(name) || isContested));
        const RawValue expected =
            isOurs ? worked.ours.value(name) : worked.theirs.value(name, worked.read.value(name));
        QVERIFY2(isSavedAs(expected, now->value(name)),
            qPrintable(u"%1 %2 %3: %4 instead of %5"_s.arg(worked.doctype, worked.name(), name,
                QString::fromUtf8(now->value(name)), QString::fromUtf8(expected))));
    }
}

void TestCableOut::whatWasDoneInTheHourIsSavedMergedOrShown_data()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("FIBREDESK_CABLES", &isGiven);
    QTest::addColumn<int>("seed");
    for (int seed = 0; seed < (isGiven ? given : 6); ++seed) {
        QTest::addRow("seed %d", seed) << seed;
    }
}

void TestCableOut::whatWasDoneInTheHourIsSavedMergedOrShown()
{
    QFETCH(const int, seed);
    QRandomGenerator random{quint32(seed)};
    const bool keepsOurs = seed % 2 == 0;
    Desk desk(*m_profile, m_directory.filePath(u"outbox-%1.sqlite"_s.arg(seed)));
    std::vector<Worked> all;
    for (const QString &doctype : fieldsByDoctype().keys()) {
        for (int i = 0; i < 4; ++i) {
            const QString name = m_names[doctype].at((seed * 4 + i) % m_names[doctype].size());
            const auto read = document(doctype, name);
            QVERIFY(read);
            all.push_back({.doctype = doctype, .read = *read});
        }
    }
    const auto anyField = [&random](const Worked &worked) {
        const QStringList &fields = *fieldsByDoctype().constFind(worked.doctype);
        return fields.at(random.bounded(fields.size()));
    };
    const int numbers = seed * 400;

    // In the middle of work: some are saved, one is cut in its request or in its answer.
    desk.cable.pullAfter(1 + random.bounded(30));
    for (int i = 0; i < 8; ++i) {
        Worked &worked = all[std::size_t(random.bounded(int(all.size())))];
        change(desk, worked, anyField(worked), numbers + i);
    }
    QTRY_VERIFY_WITH_TIMEOUT(desk.cable.isOut() || desk.isAtRest(), 20'000);
    desk.cable.pull();
    // What was saved so far is what the desk knows. Read twice: what was cut behind its request may
    // still be on its way into the server.
    for (int pass = 0; pass < 2; ++pass) {
        for (Worked &worked : all) {
            const auto read = document(worked.doctype, worked.name());
            QVERIFY(read);
            worked.read = *read;
        }
    }
    for (Worked &worked : all) {
        worked.ours.clear();
        for (const Write &write : desk.queue->openWrites(worked.doctype, worked.name())) {
            worked.ours.insert(write.changes.fields);
        }
    }

    // An hour of work, minute by minute.
    QStringList made;
    for (int minute = 0; minute < 60; ++minute) {
        desk.now = desk.now.addSecs(60);
        Worked &worked = all[std::size_t(random.bounded(int(all.size())))];
        change(desk, worked, anyField(worked), numbers + 8 + minute);
        if (minute % 20 == 7) {
            NewWrite write;
            write.doctype = u"Issue"_s;
            made += u"Made offline %1 of %2"_s.arg(minute).arg(seed);
            write.changes.fields = {{u"subject"_s, rawOf(made.constLast())}};
            QVERIFY(QCoro::waitFor(desk.queue->add(write)));
        }
        if (minute % 5 == 0) {
            Worked &other = all[std::size_t(random.bounded(int(all.size())))];
            colleagueChanges(other, anyField(other), numbers + minute);
        }
        if (minute == 30 && seed % 3 == 0) {
            desk.open(); // the program is started anew meanwhile
        }
        if (QTest::currentTestFailed()) {
            return;
        }
    }
    std::size_t waiting = 0;
    for (const Write &write : desk.queue->writes()) {
        waiting += write.isOpen() ? 1 : 0;
        QVERIFY(write.isKept);
        QVERIFY(write.state == State::Done || write.state == State::Waiting
            || write.state == State::Uncertain || write.state == State::Sending
            || write.state == State::Clash);
    }
    QVERIFY(waiting >= 63);
    QCOMPARE(desk.queue->writes().back().created, desk.now);

    desk.cable.plugIn();
    settle(desk, keepsOurs);
    if (QTest::currentTestFailed()) {
        return;
    }
    for (const Write &write : desk.queue->writes()) {
        QVERIFY2(write.state == State::Done || write.state == State::Cancelled,
            qPrintable(stateName(write.state)));
        // Given up only where theirs was chosen; what was typed is still there.
        QVERIFY(write.state == State::Done || (!keepsOurs && !write.changes.isEmpty()));
    }
    for (const Worked &worked : all) {
        checkDocument(worked, keepsOurs);
        if (QTest::currentTestFailed()) {
            return;
        }
    }
    // None lost, none twice.
    for (const QString &subject : std::as_const(made)) {
        const auto found = QCoro::waitFor(m_colleague->list(
            {.doctype = u"Issue"_s, .filters = {{u"subject"_s, u"="_s, subject}}, .limit = 5}));
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
    }
}

void TestCableOut::cleanupTestCase()
{
    m_sandbox.terminate();
    m_sandbox.waitForFinished();
}

QTEST_GUILESS_MAIN(TestCableOut)
#include "tst_cableout.moc"
