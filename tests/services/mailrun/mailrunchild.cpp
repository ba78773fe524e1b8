// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplecampaign.h"

#include "mailrun/ledgerchanges.h"

#include <QCoreApplication>
#include <QCoroTask>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;

/// mailrunchild LEDGER PORT ROWS CONNECTIONS: puts the sample campaign in if it is not there, and
/// sends it to the end. Made to be killed. Exit 0 = done, 4 = somebody else sends it.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 5)
        return 2;
    Ledger ledger(arguments[1]);
    CampaignRun run(&ledger, QStringLiteral("cmp-1"),
        sampleSetup(quint16(arguments[2].toUInt()), arguments[4].toInt()));
    QObject::connect(&run, &CampaignRun::finished, &app, [&run] {
        const RunSnapshot &end = run.snapshot();
        const bool isDone = end.state == RunSnapshot::State::Done && end.totals.addsUp();
        if (end.error)
            qCritical("%s", qPrintable(end.error->detail));
        const bool isConflict = end.error && end.error->kind == ErrorKind::Conflict;
        QCoreApplication::exit(isDone ? 0 : isConflict ? 4 : 1);
    });
    QCoro::connect(ledger.write([rows = arguments[3].toInt()](QSqlDatabase &db) {
        return putCampaign(db, sampleCampaign(rows), QDateTime::currentDateTimeUtc());
    }),
        &app, [&run](const Result<CampaignRecord> &put) {
            if (put)
                run.start();
            else
                QCoreApplication::exit(1);
        });
    return app.exec();
}
