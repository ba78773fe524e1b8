// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A letter typed into the filter of a campaign's table until the page shows what it leaves, beside
// QSortFilterProxyModel over the same rows without any page:
//   bench_campaigns [ROWS]      15,000 unless told

#include "../../qml/pages/pagehost.h"
#include "../table.h"
#include "campaignscontroller.h"
#include "maildesk/maildesk.h"
#include "session/session.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QGuiApplication>
#include <QNetworkAccessManager>
#include <QSortFilterProxyModel>
#include <QTemporaryDir>

using namespace FibreDesk;
using namespace FibreDesk::Bench;
using namespace Qt::StringLiterals;

namespace {

constexpr double frame = 1000.0 / 60;

Compose::CampaignFile invented(int rows)
{
    static const QStringList first{u"Marie"_s, u"Jean-François"_s, u"Éloïse"_s, u"Kevin"_s,
        u"Noémie"_s, u"William"_s, u"Solange"_s, u"Xavier"_s, u"Ashley"_s, u"Réjean"_s};
    static const QStringList last{u"Tremblay"_s, u"O’Neil"_s, u"Gagnon"_s, u"Bouchard"_s,
        u"MacDonald"_s, u"Lévesque"_s, u"St-Pierre"_s, u"Nguyen"_s};
    Compose::CampaignFile campaign;
    campaign.id = u"bench"_s;
    campaign.from = {.name = u"Fibre"_s, .address = u"info@isp.example"_s};
    campaign.subject.french = u"Bonjour"_s;
    campaign.text.french = u"Bonjour {{firstname}}"_s;
    for (int row = 0; row < rows; ++row) {
        campaign.recipients.append(
            QJsonObject{{u"email"_s, u"client%1@courriel.example"_s.arg(row)},
                {u"firstname"_s, first[row % first.size()]},
                {u"lastname"_s, last[row / 3 % last.size()]}});
    }
    return campaign;
}

/// One row in eleven failed, for one of three reasons; the others were sent.
std::vector<MailRun::Mark> outcomes(int rows)
{
    static const QStringList reasons{u"throttled by relay"_s, u"user unknown"_s, u"mailbox full"_s};
    std::vector<MailRun::Mark> marks;
    for (int row = 0; row < rows; ++row) {
        const bool isFailed = row % 11 == 0;
        Mail::Attempt attempt;
        attempt.verdict = isFailed ? Mail::Verdict::Refused : Mail::Verdict::Sent;
        attempt.completed = isFailed ? Mail::Phase::Mail : Mail::Phase::AfterDot;
        attempt.code = isFailed ? 550 : 250;
        attempt.text = isFailed ? reasons[row % reasons.size()] : u"Ok"_s;
        attempt.begun = attempt.ended = QDateTime::currentDateTimeUtc();
        marks.push_back({1, row, MailRun::Mark::Begun{attempt.begun}});
        marks.push_back({1, row,
            MailRun::Mark::Ended{
                isFailed ? MailRun::RowStatus::Failed : MailRun::RowStatus::Sent, 1, attempt}});
    }
    return marks;
}

/// As somebody types them and takes them back.
QStringList keystrokes()
{
    QStringList typed;
    for (const QString &word : {u"gagnon"_s, u"throttled"_s, u"client149"_s, u"éloïse trem"_s}) {
        for (int length = 1; length <= word.size(); ++length)
            typed += word.left(length);
        for (int length = int(word.size()) - 1; length >= 0; --length)
            typed += word.left(length);
    }
    return typed;
}

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

QString figures(const std::vector<double> &times)
{
    return u"p50 %1, p95 %2, worst %3 ms"_s.arg(percentile(times, 0.5), 0, 'f', 1)
        .arg(percentile(times, 0.95), 0, 'f', 1)
        .arg(percentile(times, 1), 0, 'f', 1);
}

} // namespace

int main(int argc, char **argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    const int rows = app.arguments().value(1, u"15000"_s).toInt();
    const QTemporaryDir folder;
    Profile profile;
    profile.dataDirectory = folder.path();
    QNetworkAccessManager network;
    MailDesk desk(&network, profile);
    if (!QCoro::waitFor(desk.put(invented(rows)))) {
        std::fprintf(stderr, "bench_campaigns: the ledger does not take the campaign\n");
        return 1;
    }
    desk.ledger()->mark(outcomes(rows));

    Session session{Clock()};
    CampaignsController controller(nullptr, nullptr, nullptr, &desk);
    const Tests::PageHost host("FibreDesk.Campaigns", "CampaignsPage", &controller);
    host.window()->resize(1440, 900);
    controller.openDesk(u"bench"_s);
    RecipientProxyModel *recipients = controller.recipients();
    if (!QTest::qWaitFor([&] { return recipients->count() == rows; }, 30'000)) {
        std::fprintf(stderr, "bench_campaigns: the table has %d rows\n", recipients->count());
        return 1;
    }

    std::vector<double> shown;
    std::vector<double> filtered;
    std::vector<double> plain;
    QSortFilterProxyModel peer;
    peer.setSourceModel(controller.rows());
    peer.setFilterKeyColumn(-1);
    peer.setFilterCaseSensitivity(Qt::CaseInsensitive);
    for (const QString &text : keystrokes()) {
        QEventLoop loop;
        QObject::connect(host.window(), &QQuickWindow::frameSwapped, &loop, &QEventLoop::quit);
        QElapsedTimer timer;
        timer.start();
        recipients->setText(text);
        filtered.push_back(milliseconds(timer));
        host.window()->update();
        loop.exec();
        shown.push_back(milliseconds(timer));
        timer.restart();
        peer.setFilterFixedString(text);
        plain.push_back(milliseconds(timer));
    }
    printRow(
        u"A letter in the filter of %1 recipients until the page shows it, %2 letters"_s.arg(rows)
            .arg(shown.size()),
        figures(shown), u"≤ %1 ms, a frame"_s.arg(frame, 0, 'f', 1),
        u"the filter alone %1; QSortFilterProxyModel alone %2"_s.arg(
            figures(filtered), figures(plain)));
    return 0;
}
