### What everybody reads on the platform

platform-menu-try = Try the API
platform-home-more = more…

## News
platform-news-title = News
platform-news-empty = There is no news yet; it will appear here.
platform-news-since = Published
platform-news-more = Other news

## Downloads
platform-downloads-title = Downloads
platform-downloads-empty = There are no files to download yet.
platform-downloads-times =
    { $times ->
        [one] downloaded once
       *[other] downloaded { $times } times
    }
platform-downloads-save = Download { $kind }

## Data services
platform-services-title = Data services
platform-services-lead = See which data there are, in which fields, and how often they are updated.
platform-services-words = Words to look for
platform-services-theme = Theme
platform-services-all = All themes
platform-services-find = Search
platform-services-found =
    { $count ->
        [one] One data service
       *[other] { $count } data services
    }
platform-services-empty = No data service matches; try other words or another theme.
platform-services-whole = See all of them
platform-theme-land = Land
platform-theme-park = Industrial parks
platform-theme-factory = Factories
platform-service-open = In service
platform-service-suspended = Suspended
platform-service-retired = Retired
platform-service-suspended-calls = Until it is back, calls of this service are answered with 503 and are not counted.
platform-service-retired-calls = Calls of this service are answered with 410 and are not counted.
platform-service-state = State
platform-service-path = Address
platform-service-year = The year may be a year of the Republic or a Western year.
platform-service-park = The code of the park, as the service of industrial parks lists it.
platform-service-formats = Formats
platform-service-frequency = Updated
platform-service-provider = Provider
platform-service-tier = Tier
platform-service-any-tier = Members of every tier may call it; calls are signed with a key.
platform-service-try = Try it online
platform-service-document = OpenAPI document
platform-service-report = Report a problem
platform-service-fields = Fields
platform-service-field = Name
platform-service-type = Type

## Exchange of data
platform-exchange-title = Data exchange
platform-exchange-lead = Where the data come from, how they reach your program, and what to mind when using them.
platform-exchange-from = Where they come from
platform-exchange-from-register = Factories come from the register that the government publishes, imported at regular times.
platform-exchange-from-agencies = Parks, facilities, assistance and idle land come from the agencies that look after them.
platform-exchange-from-checked = Each row is checked as it comes in; a file with mistakes is refused as a whole.
platform-exchange-way = Three steps to the data
platform-exchange-find = Find them
platform-exchange-find-how = See which services and fields there are:
platform-exchange-ask = Get a key
platform-exchange-ask-how = Register, then apply for as many calls as you need:
platform-exchange-call = Call
platform-exchange-call-how = Every call is signed; try it online first:
platform-exchange-kept = When you use the data
platform-exchange-kept-source = Say that they come from this platform.
platform-exchange-kept-private = They hold no personal data; do not match them with others to find persons.
platform-exchange-kept-fresh = Every row says when it was updated; quote that, too.

## About
platform-about-title = About the platform
platform-about-lead = The Industrial Data Space brings the data of industrial parks into one form that programs can use at once.
platform-about-has = What is here
platform-about-has-land = Announcements and statistics of idle land
platform-about-has-parks = Parks, the agencies that look after them, facilities, and assistance to firms
platform-about-has-factories = Registered factories, their products and industries
platform-about-who = Who keeps it
platform-about-who-what = The reviewers of the parks' authority keep it: they decide on tiers, publish news and files, and say how each data service stands.
platform-about-not = What is not here
platform-about-not-persons = Nothing about natural persons, such as those in charge of factories or owners of land.
platform-about-not-sold = No fees: the data cost nothing. A tier says how many calls there are a day, and project members come first with feedback and bandwidth.
