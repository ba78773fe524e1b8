// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSettings>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Run {
    int code = -1;
    QByteArray out;
    QString err;

    [[nodiscard]] QList<QJsonObject> rows() const
    {
        QList<QJsonObject> rows;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                rows += QJsonDocument::fromJson(line).object();
        }
        return rows;
    }
    /// How many documents and fields have that state.
    [[nodiscard]] int count(const QString &state) const
    {
        int found = 0;
        for (const QJsonObject &row : rows())
            found += row.value("state"_L1) == state ? 1 : 0;
        return found;
    }
    [[nodiscard]] QString stateOf(const QString &doctype, const QString &field = {}) const
    {
        for (const QJsonObject &row : rows()) {
            if (row.value("doctype"_L1) == doctype && row.value("field"_L1) == field)
                return row.value("state"_L1).toString();
        }
        return {};
    }
};

constexpr int patience = 60'000;

/// A sandbox of its own program, for as long as it lives.
class World {
public:
    explicit World(const QStringList &more = {})
    {
        const QString profile = m_folder.filePath(u"profile.ini"_s);
        m_process.start(QStringLiteral(FD_BIN_DIR "/fibredesk-sandbox"),
            QStringList{u"--scale"_s, u"0.005"_s, u"--seed"_s, u"1"_s, u"--cache-dir"_s,
                m_folder.filePath(u"cache"_s), u"--data-dir"_s, m_folder.filePath(u"data"_s),
                u"--write-profile"_s, profile, u"--die-with-parent"_s}
                + more);
        QByteArray said;
        while (!said.contains("ready\n") && m_process.waitForReadyRead(patience))
            said += m_process.readAllStandardOutput();
        m_isReady = said.contains("ready\n");
        QSettings settings(profile, QSettings::IniFormat);
        settings.setValue("paths/data_dir"_L1, m_folder.filePath(u"desk"_s));
        settings.sync();
    }
    ~World()
    {
        m_process.terminate();
        m_process.waitForFinished(patience);
    }
    Q_DISABLE_COPY_MOVE(World)

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    [[nodiscard]] Run run(const QStringList &arguments) const
    {
        QProcess process;
        process.start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"),
            QStringList{u"--profile"_s, path(u"profile.ini"_s)} + arguments);
        Run run;
        if (!process.waitForFinished(patience))
            return run;
        run.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        run.out = process.readAllStandardOutput();
        run.err = QString::fromUtf8(process.readAllStandardError());
        return run;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    bool m_isReady = false;
};

const QStringList install{u"--json"_s, u"erp"_s, u"install-doctypes"_s};

} // namespace

/// fibredeskctl erp install-doctypes and what is mirrored of a site, as programs of their own.
class TestInstallDoctypes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsOnABareSiteWhatIsMissingAndNothingTwice()
    {
        const World world({u"--plain"_s});
        QVERIFY(world.isReady());

        // Looking changes nothing.
        const Run looked = world.run(install + QStringList{u"--dry-run"_s});
        QVERIFY2(looked.count(u"would be created"_s) > 20, looked.out.constData());
        QCOMPARE(looked.count(u"created"_s), 0);
        QCOMPARE(world.run({u"erp"_s, u"list"_s, u"Dispatch Job"_s}).code, 1);
        const Run before = world.run({u"doctor"_s});
        QVERIFY(before.out.contains("install-doctypes would create"));

        // Item and Subscription of ERPNext are not among the stand-in's documents: it says so.
        const Run made = world.run(install);
        QCOMPARE(made.stateOf(u"Dispatch Job"_s), u"created"_s);
        QCOMPARE(made.stateOf(u"Service Contract"_s), u"created"_s);
        QCOMPARE(made.stateOf(u"Customer"_s, u"cell_phone"_s), u"created"_s);
        QCOMPARE(made.stateOf(u"Issue"_s, u"service_location"_s), u"created"_s);
        QCOMPARE(made.stateOf(u"Item"_s), u"refused"_s);
        QCOMPARE(made.count(u"refused"_s), 2);
        QCOMPARE(made.count(u"differs"_s), 0);
        QCOMPARE(made.code, 1);
        QVERIFY(made.err.contains("refused"_L1));

        const Run again = world.run(install);
        QCOMPARE(again.count(u"created"_s), 0);
        QCOMPARE(again.count(u"missing"_s), 0);
        QVERIFY(again.count(u"exists"_s) > made.count(u"created"_s));
        QCOMPARE(world.run({u"erp"_s, u"list"_s, u"Dispatch Job"_s}).code, 0);
        const QJsonObject doctype = QJsonDocument::fromJson(
            world.run({u"--json"_s, u"erp"_s, u"get"_s, u"DocType"_s, u"Service Location"_s}).out)
                                        .object();
        QCOMPARE(doctype.value("autoname"_L1).toString(), u"LOC-.#####"_s);
        QVERIFY(!world.run({u"doctor"_s}).out.contains("install-doctypes would create"));
    }

    void leavesWhatIsThereAndSaysWhatDiffers()
    {
        const World world;
        QVERIFY(world.isReady());
        const Run looked = world.run(install + QStringList{u"--dry-run"_s});
        QCOMPARE(looked.stateOf(u"Dispatch Job"_s), u"exists"_s);
        QCOMPARE(looked.stateOf(u"Dispatch Job"_s, u"subject"_s), u"exists"_s);
        QCOMPARE(looked.stateOf(u"Service Contract"_s), u"exists"_s);
        QCOMPARE(looked.stateOf(u"Dispatch Preset"_s), u"exists"_s);
        QCOMPARE(looked.stateOf(u"Dispatch Settings"_s), u"would be created"_s);
        const Run made = world.run(install);
        QCOMPARE(made.stateOf(u"Dispatch Job"_s), u"exists"_s);
        // A field that an existing doctype lacks is added to it.
        QCOMPARE(made.stateOf(u"Dispatch Job"_s, u"photos"_s), u"created"_s);
        QCOMPARE(made.stateOf(u"Dispatch Job"_s, u"subject"_s), u"exists"_s);
    }

    void neverMirrorsSecrets()
    {
        const World world;
        QVERIFY(world.isReady());
        QList<QByteArray> secrets;
        {
            auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"world"_s);
            db.setDatabaseName(world.path(u"data/world.sqlite"_s));
            db.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
            QVERIFY(db.open());
            for (const QString &sql : {u"SELECT wifi_password FROM \"tabService Equipment\""_s,
                     u"SELECT sip_password FROM \"tabService Equipment\""_s,
                     u"SELECT radius_password FROM \"tabService Subscription\""_s,
                     u"SELECT radius_user FROM \"tabService Subscription\""_s}) {
                QSqlQuery query(db);
                QVERIFY(query.exec(sql));
                while (query.next()) {
                    const QByteArray secret = query.value(0).toString().toUtf8();
                    if (secret.size() >= 6)
                        secrets += secret;
                }
            }
        }
        QSqlDatabase::removeDatabase(u"world"_s);
        // Of a Wi-Fi, of RADIUS and a RADIUS name: the small world has no telephones.
        for (const auto *part : {"wifi", "radius", "@"})
            QVERIFY2(std::ranges::any_of(secrets,
                         [part](const QByteArray &secret) { return secret.contains(part); }),
                part);
        const Run synced = world.run({u"sync"_s});
        QVERIFY2(synced.code == 0, qPrintable(synced.err));
        QVERIFY(synced.out.contains("rows more can be searched"));
        const QDir desk(world.path(u"desk"_s));
        const QStringList files = desk.entryList({u"mirror-*"_s}, QDir::Files);
        QVERIFY(!files.isEmpty());
        bool hasCustomers = false;
        for (const QString &name : files) {
            QFile file(desk.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            hasCustomers = hasCustomers || bytes.contains("EQP-00001");
            for (const QByteArray &secret : std::as_const(secrets))
                QVERIFY2(!bytes.contains(secret), secret.constData());
        }
        QVERIFY(hasCustomers);
    }

    void findsWordsOfMessagesAfterASync()
    {
        const World world;
        QVERIFY(world.isReady());
        QCOMPARE(world.run({u"sync"_s}).code, 0);
        const Run found = world.run({u"--json"_s, u"search"_s, u"routeur"_s});
        QCOMPARE(found.code, 0);
        bool hasMessage = false;
        for (const QJsonObject &row : found.rows()) {
            const bool isMessage = row.value("kind"_L1) == "message"_L1;
            hasMessage = hasMessage || isMessage;
            if (isMessage) {
                QVERIFY(row.value("marked"_L1).toString().contains("<b>"_L1));
                QVERIFY(!row.value("parent"_L1).toString().isEmpty());
            }
        }
        QVERIFY2(hasMessage, found.out.constData());
    }
};

QTEST_GUILESS_MAIN(TestInstallDoctypes)
#include "tst_installdoctypes.moc"
