// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/region.h"
#include "world/people.h"
#include "world/rowwriter.h"

#include <QDate>

#include <functional>
#include <vector>

namespace FibreDesk::Sandbox {

/// How many of each at a scale; 1.0 is the real size.
struct WorldSizes {
    explicit WorldSizes(double scale);
    int customers;
    int locations;
    int devices;
    int subscriptions;
    int invoices;
    int payments;
    int issues;
    int messages;
    int technicians;
    int jobsPerDay;
};

/// Invents the whole ISP into an empty database. Everything follows from the seed, the scale and
/// the day; each area draws from its own stream, so that one can change without the others.
class Generator {
public:
    using Progress = std::function<void(const QString &)>;
    Generator(Database &database, const Region &region, double scale, quint32 seed, QDate today,
        Progress progress);

    void run();

private:
    struct Customer {
        QByteArray name;
        QString title;
        QString first;
        bool isEnglish = false;
        bool isCompany = false;
        QByteArray email;
        SiteSecond since = 0;
        double monthly = 0; ///< sum of the active subscriptions
        std::vector<int> locations;
    };
    struct Location {
        QByteArray name;
        int customer = -1;
        int lot = -1;
        QString address;
        bool hasCoordinates = true;
    };

    void createTables();
    void createIndexes();
    void makeMasters();
    void makeCustomers();
    void makeLocations();
    void makeSubscriptions();
    void makeContracts();
    void makeEquipment();
    /// How a device came to where it is: one Version per move, oldest first.
    void makeMoves(RowWriter &versions, Random &random, const QByteArray &device,
        const Location *where, SiteSecond created);
    void makeInvoices();
    void makeIssues();
    void makeDispatch();
    void makeLetters();

    [[nodiscard]] Random stream(int purpose) const
    {
        return Random::forPurpose(m_seed, quint64(purpose));
    }
    [[nodiscard]] SiteSecond workTime(Random &random, QDate day) const;
    const QByteArray &staff(Random &random) const;
    [[nodiscard]] QPointF door(const Location &location) const
    {
        return m_region.lots()[std::size_t(location.lot)].door;
    }

    friend class DispatchGenerator;
    Database &m_database;
    const Region &m_region;
    WorldSizes m_sizes;
    quint32 m_seed;
    QDate m_today;
    Progress m_progress;
    SiteSecond m_newest; ///< nothing was changed after this

    std::vector<QByteArray> m_staff; ///< e-mail addresses
    std::vector<QString> m_staffNames;
    std::vector<Customer> m_customers;
    std::vector<Location> m_locations;
    struct MainService {
        QByteArray name;
        int location = -1;
        QDate start;
        QDate stop; ///< of a cancelled one
        double price = 0;
        bool isPending = false;
    };
    std::vector<MainService> m_mainServices; ///< the first one at each address
    std::vector<int> m_served; ///< locations with a customer
    std::vector<std::vector<int>> m_servedByTown;
    struct OpenIssue {
        QByteArray name;
        int customer;
    };
    std::vector<OpenIssue> m_openIssues;
};

} // namespace FibreDesk::Sandbox
