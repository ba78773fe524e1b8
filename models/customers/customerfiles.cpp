// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customerfiles.h"

#include "erp/erpclient.h"
#include "tickets/openedfiles.h"

#include <QCoroTask>
#include <QDir>
#include <QThreadPool>

#include <algorithm>
#include <chrono>
#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr int tableRows = 8;
/// Whoever walks through the list asks for none of the customers passed by.
constexpr auto rest = std::chrono::milliseconds(350);
/// Also a bound for memory: a file is held whole before it is written.
constexpr qint64 largestFile = 100LL * 1024 * 1024;
/// Ten questions; a customer with more tickets is a landlord, whose oldest are asked on their page.
constexpr qsizetype mostTickets = 599;

} // namespace

CustomerFiles::CustomerFiles(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_files({"fileName", "size", "fileState", "canOpen", "ticket", "created"}, tableRows)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(rest);
    connect(&m_askTimer, &QTimer::timeout, this, &CustomerFiles::ask);
}

CustomerFiles::~CustomerFiles()
{
    // What is aborted answers at once, to a page that may be half gone.
    blockSignals(true);
    m_scope.abort();
    m_saves.abort();
    // Customers' files do not stay behind.
    if (!m_directory.isEmpty()) {
        QDir(m_directory).removeRecursively();
    }
}

void CustomerFiles::setServer(Erp::ErpClient *erp, const QString &directory)
{
    m_erp = erp;
    m_base = directory;
    m_directory = directory.isEmpty() ? QString() : Tickets::openedFolder(directory);
    removeOpened(); // of an earlier process that had this number, too
    Q_EMIT changed();
}

void CustomerFiles::removeOpened()
{
    if (m_base.isEmpty()) {
        return;
    }
    QThreadPool::globalInstance()->start([base = m_base, own = m_directory] {
        QDir(own).removeRecursively();
        Tickets::removeLeftBehind(base);
    });
}

void CustomerFiles::setOnline(bool isOnline)
{
    if (m_isOnline == isOnline) {
        return;
    }
    m_isOnline = isOnline;
    if (!m_customer.isEmpty() && this->isOnline()) {
        m_askTimer.start();
    } else {
        m_askTimer.stop();
    }
    Q_EMIT changed();
}

bool CustomerFiles::isCut() const
{
    return m_isListCut || m_tickets.size() > mostTickets;
}

void CustomerFiles::setCustomer(const QString &customer, const QStringList &tickets)
{
    if (customer == m_customer) {
        const bool isMore = tickets != m_tickets && (m_askedAt.isValid() || m_isAsking);
        m_tickets = tickets;
        if (isMore && isOnline()) {
            m_askTimer.start(); // a ticket that came may have brought files
        }
        return;
    }
    ++m_generation;
    ++m_visit;
    m_scope.abort();
    m_customer = customer;
    m_tickets = tickets;
    m_found.clear();
    m_isListCut = false;
    m_states.clear();
    m_isAsking = false;
    m_askedAt = {};
    m_error = {};
    m_files.reset({});
    Q_EMIT changed();
    if (!customer.isEmpty() && isOnline()) {
        m_askTimer.start();
    } else {
        m_askTimer.stop();
    }
}

void CustomerFiles::askAgain()
{
    if (!m_customer.isEmpty() && isOnline()) {
        ask();
    }
}

void CustomerFiles::ask()
{
    m_isAsking = true;
    Q_EMIT changed();
    const int generation = ++m_generation;
    QCoro::connect(
        Tickets::fetchAttached(m_erp, {u"Customer"_s, u"Issue"_s},
            QStringList{m_customer} + m_tickets.first(std::min(mostTickets, m_tickets.size())),
            &m_scope),
        this, [this, generation](const Result<Tickets::FoundFiles> &found) {
            if (generation != m_generation) {
                return;
            }
            m_isAsking = false;
            m_error = found ? ErrorText() : errorText(found.error());
            if (found) {
                m_found = found->files;
                m_isListCut = found->isCut;
                m_askedAt = m_clock.now();
                showFiles();
                Q_EMIT foundChanged();
            }
            Q_EMIT changed();
        });
}

void CustomerFiles::showFiles()
{
    std::vector<RecordModel::Row> rows;
    constexpr qsizetype lengthOfDay = 10;
    for (const Tickets::FoundFile &one : m_found | std::views::reverse) {
        rows.push_back({one.file.id,
            {Tickets::safeFileName(one.file.fileName), static_cast<double>(one.file.size),
                m_states.value(one.file.id), Tickets::canOpen(one.file.fileName),
                one.parentType == "Issue"_L1 ? one.parent : QString(),
                one.created.left(lengthOfDay)}});
    }
    m_files.applySnapshot(std::move(rows));
}

const Tickets::FoundFile *CustomerFiles::find(const QString &id) const
{
    const auto found =
        std::ranges::find(m_found, id, [](const Tickets::FoundFile &one) { return one.file.id; });
    return found == m_found.end() ? nullptr : &*found;
}

QString CustomerFiles::safeName(const QString &id) const
{
    const Tickets::FoundFile *one = find(id);
    return one ? Tickets::safeFileName(one->file.fileName) : QString();
}

void CustomerFiles::fetch(const QString &id, RequestScope *scope, Keep keep, Done done)
{
    const Tickets::FoundFile *one = find(id);
    if (!one || !isOnline() || m_states.value(id) == "fetching"_L1) {
        return;
    }
    if (one->file.size > largestFile) {
        m_states.insert(id, tr("Too large to be fetched here"));
        showFiles();
        return;
    }
    m_states.insert(id, u"fetching"_s);
    const QString url = one->file.url;
    showFiles();
    QCoro::connect(Tickets::fetchFile(m_erp, url, scope, std::move(keep)), this,
        [this, id, visit = m_visit, done = std::move(done)](const Result<QString> &kept) {
            const bool isInFront = visit == m_visit;
            if (isInFront) {
                m_states.insert(id, kept ? u"kept"_s : errorText(kept.error()).sentence());
                showFiles();
            }
            done(kept, isInFront);
        });
}

bool CustomerFiles::isOpenable(const QString &id) const
{
    const Tickets::FoundFile *one = find(id);
    return one && Tickets::canOpen(one->file.fileName);
}

void CustomerFiles::openFile(const QString &id)
{
    if (!isOpenable(id)) {
        return;
    }
    const Tickets::FoundFile *one = find(id);
    const QString shown = safeName(id);
    // From the time line the state that the table of files shows is out of sight.
    if (!isOnline()) {
        Q_EMIT noticed(tr("%1 was not opened: ERPNext is not reached now.").arg(shown), u"danger"_s,
            m_customer);
        return;
    }
    if (one->file.size > largestFile) {
        Q_EMIT noticed(tr("%1 was not opened: it is too large to be fetched here.").arg(shown),
            u"danger"_s, m_customer);
    }
    fetch(
        id, &m_scope,
        [directory = m_directory, name = one->file.fileName](
            const QByteArray &content) { return Tickets::keepFile(directory, name, content); },
        [this, shown, customer = m_customer](const Result<QString> &path, bool isInFront) {
            if (!isInFront) {
                return;
            }
            if (path) {
                Q_EMIT fileReady(QUrl::fromLocalFile(*path));
            } else {
                Q_EMIT noticed(
                    tr("%1 was not opened. %2").arg(shown, errorText(path.error()).sentence()),
                    u"danger"_s, customer);
            }
        });
}

void CustomerFiles::saveFile(const QString &id, const QUrl &target)
{
    const QString path = target.toLocalFile();
    if (path.isEmpty()) {
        return;
    }
    fetch(
        id, &m_saves,
        [path](const QByteArray &content) {
            return Tickets::keepFileAs(path, content).transform([&path] { return path; });
        },
        [this, name = safeName(id), customer = m_customer](const Result<QString> &saved, bool) {
            if (saved) {
                Q_EMIT noticed(tr("Kept as %1.").arg(*saved), u"ok"_s, customer);
            } else {
                Q_EMIT noticed(
                    tr("%1 was not saved. %2").arg(name, errorText(saved.error()).sentence()),
                    u"danger"_s, customer);
            }
        });
}

} // namespace FibreDesk
