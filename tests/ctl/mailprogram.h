// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// A desk of its own: profile, ledger, and fibredeskctl to be run on them.
class MailProgram {
public:
    struct Run {
        int code = -1; ///< -1 = it was killed
        QByteArray out{};
        QString err{};

        [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    };

    explicit MailProgram(quint16 smtpPort, int connections = 1)
    {
        // Nothing of the mail asks ERPNext, but no profile is without.
        setUp({{QStringLiteral("erpnext/url"), QStringLiteral("http://127.0.0.1:9")},
            {QStringLiteral("erpnext/api_key"), QStringLiteral("key")},
            {QStringLiteral("erpnext/api_secret"), QStringLiteral("secret")},
            {QStringLiteral("smtp/host"), QStringLiteral("127.0.0.1")},
            {QStringLiteral("smtp/port"), smtpPort},
            {QStringLiteral("smtp/security"), QStringLiteral("none")},
            {QStringLiteral("smtp/from"), QStringLiteral("Fibre <info@fibre.example>")},
            {QStringLiteral("smtp/connections"), connections},
            {QStringLiteral("paths/data_dir"), m_folder.filePath(QStringLiteral("data"))}});
    }

    void setUp(const QVariantHash &values)
    {
        QSettings profile(profileFile(), QSettings::IniFormat);
        for (auto it = values.begin(); it != values.end(); ++it)
            profile.setValue(it.key(), it.value());
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString profileFile() const { return path(QStringLiteral("profile.ini")); }
    [[nodiscard]] QString ledgerFile() const
    {
        return path(QStringLiteral("data/mail/ledger.sqlite"));
    }

    /// A campaign's file for so many invented recipients.
    [[nodiscard]] QString campaignFile(
        int rows, const QString &id = QStringLiteral("cmp-1"), const QString &subAddress = {}) const
    {
        QJsonArray recipients;
        for (int row = 0; row < rows; ++row) {
            recipients.append(
                QJsonObject{{QStringLiteral("email"),
                                QStringLiteral("r%1%2@mail.example").arg(row).arg(subAddress)},
                    {QStringLiteral("firstname"), QStringLiteral("Anne")},
                    {QStringLiteral("lastname"), QStringLiteral("Roy")},
                    {QStringLiteral("language"), QStringLiteral("fr")}});
        }
        return write(id + QStringLiteral(".json"),
            QJsonObject{{QStringLiteral("id"), id},
                {QStringLiteral("from"), QStringLiteral("Fibre <info@fibre.example>")},
                {QStringLiteral("subject"),
                    QJsonObject{{QStringLiteral("fr"), QStringLiteral("Bonjour {{firstname}}")}}},
                {QStringLiteral("html"),
                    QJsonObject{{QStringLiteral("fr"), QStringLiteral("<p>Bonjour</p>")}}},
                {QStringLiteral("recipients"), recipients}});
    }

    [[nodiscard]] QString write(const QString &name, const QJsonObject &object) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(QJsonDocument(object).toJson());
        return file.fileName();
    }

    [[nodiscard]] std::unique_ptr<QProcess> begin(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"), withProfile(arguments));
        return process;
    }
    /// What is handed to the program: for those who start it in their own way.
    [[nodiscard]] QStringList withProfile(const QStringList &arguments) const
    {
        return QStringList{QStringLiteral("--profile"), profileFile()} + arguments;
    }

    /// Lets the event loop run meanwhile: the servers of the test live in it.
    static Run finish(QProcess &process)
    {
        constexpr int patience = 100'000;
        Run run;
        if (!QTest::qWaitFor(
                [&process] { return process.state() == QProcess::NotRunning; }, patience)) {
            process.kill();
            process.waitForFinished();
            return run;
        }
        run.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        run.out = process.readAllStandardOutput();
        run.err = QString::fromUtf8(process.readAllStandardError());
        return run;
    }

    [[nodiscard]] Run run(const QStringList &arguments) const { return finish(*begin(arguments)); }
    [[nodiscard]] Run send(const QString &file) const
    {
        return run(
            {QStringLiteral("mail"), QStringLiteral("send"), QStringLiteral("--campaign"), file});
    }
    [[nodiscard]] Run resume(const QString &id = QStringLiteral("cmp-1")) const
    {
        return run({QStringLiteral("mail"), QStringLiteral("resume"), id});
    }
    [[nodiscard]] QJsonObject status(const QString &id = QStringLiteral("cmp-1")) const
    {
        return run({QStringLiteral("--json"), QStringLiteral("mail"), QStringLiteral("status"), id})
            .object();
    }

    /// Empty where the totals add up and are those of the rows; else what is wrong.
    [[nodiscard]] static QString disagreement(const QJsonObject &status)
    {
        QHash<QString, int> counted;
        const QJsonArray rows = status[QStringLiteral("rows")].toArray();
        for (const QJsonValue row : rows)
            ++counted[row[QStringLiteral("status")].toString()];
        const QJsonObject totals = status[QStringLiteral("totals")].toObject();
        int sum = 0;
        for (const auto *name : {"sent", "failed", "uncertain", "waiting", "excluded"}) {
            const QString key = QString::fromLatin1(name);
            const int total = totals[key].toInt(-1);
            sum += total;
            if (total != counted.value(key))
                return QStringLiteral("%1: total %2, rows %3")
                    .arg(key)
                    .arg(total)
                    .arg(counted.value(key));
        }
        if (sum != totals[QStringLiteral("recipients")].toInt(-1) || sum != rows.size())
            return QStringLiteral("%1 rows, sum %2").arg(rows.size()).arg(sum);
        return {};
    }

private:
    QTemporaryDir m_folder;
};
