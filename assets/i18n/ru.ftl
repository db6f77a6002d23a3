## The program

app-name = Sverka
app-demo = ДЕМО
app-starting = Открываем…
app-retry = Повторить
app-close = Закрыть
app-already-saved = Уже сохранено на этом компьютере
app-exported = { $rows ->
    [one] Записана { $rows } строка в { $file }
    [few] Записаны { $rows } строки в { $file }
    [many] Записано { $rows } строк в { $file }
   *[other] Записано { $rows } строки в { $file }
  }
app-loading = Загрузка
app-version = Версия { $version }
app-menu = Меню
app-copy = Скопировать
app-copied = Скопировано
menu-here = вы здесь
menu-no-campaign = кампания не выбрана
menu-in-review = открывается из отбора в кампании
menu-no-candidate = блогер не открыт
menu-let-in = не нужно: доступ есть

## Settings that every screen offers

settings-title = Настройки
settings-language = Язык
settings-theme = Цвета
settings-pass = Проход
settings-keys = Однобуквенные клавиши
settings-keys-why = Выключите, если диктуете голосом или текст за вас печатает другая программа.
settings-pass-why = Быстрый: решение ведёт к следующему блогеру; если что-то было скрыто, сначала вы это увидите. Глубокий: вы остаётесь, чтобы указать причины. В кампании клавиша F выбирает проход для неё.
settings-diagnostics = Диагностика
settings-diagnostics-why = Сколько времени отвечало окно на этом компьютере. Только длительности: ни имён, ни текстов.
settings-diagnostics-none = Пока ничего не измерено.
settings-diagnostics-what = Что
settings-diagnostics-n = Раз
settings-diagnostics-save = Сохранить в файл
settings-data = Ваши данные
settings-data-keychain = Зашифрованы на этом компьютере; ключ хранит связка ключей системы.
settings-data-passphrase = Зашифрованы на этом компьютере вашим паролем.
theme-system = Как в системе
theme-light = Светлые
theme-dark = Тёмные
letter-keys-on = Вкл.
letter-keys-alt = С Alt
letter-keys-off = Выкл.
pass-campaign = Как просит кампания
pass-fast = Быстрый
pass-deep = Глубокий
span-verdict = Решение → следующий на экране
span-durable = Правка → на диске
span-select = Следующий блогер
span-reveal = ИИ показан
span-undo = Отмена
span-palette = Команды открыты
span-language = Язык переключён
span-queue = Очередь отфильтрована

## The gate

gate-first-title = Ваша работа хранится на этом компьютере, в зашифрованном виде
gate-first-keychain = Ключ хранит связка ключей этого компьютера: запоминать ничего не нужно.
gate-first-passphrase = На этом компьютере нет связки ключей, поэтому ключ хранит пароль. Восстановить его за вас никто не сможет.
gate-first-own = Лучше задать пароль
gate-first-keychain-instead = Лучше связка ключей
gate-first-continue = Продолжить
gate-passphrase = Пароль
gate-passphrase-again = Пароль ещё раз
gate-passphrase-hint = Четыре-пять слов, не связанных друг с другом: надёжно и легко запомнить.
gate-passphrase-short = { $left ->
    [one] ещё { $left } знак
    [few] ещё { $left } знака
    [many] ещё { $left } знаков
   *[other] ещё { $left } знака
  }
gate-passphrase-weak = Легко угадать. Добавьте слово.
gate-passphrase-fair = Неплохо. Ещё одно слово сделает его надёжным.
gate-passphrase-strong = Надёжный
gate-passphrase-differs = Пока не совпадают
gate-show = Показать пароль
gate-hide = Скрыть пароль
gate-caps-lock = Включён Caps Lock
gate-layout = Раскладка { $layout }
gate-unlock-title = Sverka закрыта
gate-unlock = Открыть
gate-unlocking = Открываем… секунда задержки нужна для защиты
gate-unlock-forgot = Без пароля работу на этом компьютере не прочитать. Всё отправленное цело на узле.
gate-join-title = Присоединиться к команде
gate-join-why = Координатор прислал вам адрес узла и одноразовый код.
gate-join-hub = Адрес узла
gate-join-example = https://hub.example.org
gate-join-code = Код
gate-join = Присоединиться
gate-joining = Присоединяемся…
gate-invited-title = Вас пригласили
gate-invited-why = Код для { $hub } передан при запуске программы. Вводить ничего не нужно.
gate-invited = Присоединиться к команде
gate-by-hand = Ввести адрес и код вручную
gate-broken-title = Sverka не смогла запуститься
gate-restore = Открыть копию
notice-cache-rebuilt = Локальная копия шорт-листов была повреждена и загружается заново. Ваши решения не затронуты.

## Campaigns

campaigns-title = Сегодня
campaigns-closed = Закрыты для вас
campaigns-over = Завершённые
campaigns-finished = Завершена
# $n is the number of posts with results.
campaigns-finished-posts = { $n ->
    [one] результаты { $n } поста
    [few] результаты { $n } постов
    [many] результаты { $n } постов
   *[other] результаты { $n } поста
}
campaigns-demo-key = Демо: все здесь выдуманы, а ключ лежит без защиты рядом с папкой демо. Для настоящей работы нужна парольная фраза или хранилище ключей.
campaigns-waiting = { $n ->
    [one] { $n } ждёт вас
    [few] { $n } ждут вас
    [many] { $n } ждут вас
   *[other] { $n } ждут вас
  }
campaigns-minutes = примерно { $n ->
    [one] { $n } мин
    [few] { $n } мин
    [many] { $n } мин
   *[other] { $n } мин
  }
campaigns-hours = примерно { $n ->
    [one] { $n } час
    [few] { $n } часа
    [many] { $n } часов
   *[other] { $n } часа
  }
campaigns-days = примерно { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
    [many] { $n } рабочих дней
   *[other] { $n } рабочего дня
  }
campaigns-none-waiting = Всё решено
campaigns-arriving = получено { $have } из { $expected }
campaigns-conflicts = { $n ->
    [one] { $n } конфликт версий
    [few] { $n } конфликта версий
    [many] { $n } конфликтов версий
   *[other] { $n } конфликта версий
  }
campaigns-on-hold = { $n ->
    [one] { $n } отложен
    [few] { $n } отложены
    [many] { $n } отложено
   *[other] { $n } отложено
  }
campaigns-due = Срок: { $day }
campaigns-due-label = Срок
campaigns-overdue = Срок был { $day }
campaigns-brief = Бриф
campaigns-values = Ценности бренда
campaigns-target = Кого ищем
campaigns-budget = Бюджет
campaigns-reach = от { $reach } человек
campaigns-reach-label = Охват интеграции
campaigns-formats = Форматы
campaigns-touch = Уровень проверки
campaigns-blind = Сначала без ИИ
campaigns-blind-known = { $rule }: { $percent } этого списка
blind-all = Все блогеры
blind-none = Никто
blind-first = { $first ->
    [one] Первые { $first } блогер
    [few] Первые { $first } блогера
    [many] Первые { $first } блогеров
   *[other] Первые { $first } блогера
  }
blind-part = { $percent } случайных блогеров
blind-first-part = { $first ->
    [one] Первые { $first }, дальше { $percent } остальных наугад
    [few] Первые { $first }, дальше { $percent } остальных наугад
    [many] Первые { $first }, дальше { $percent } остальных наугад
   *[other] Первые { $first }, дальше { $percent } остальных наугад
  }
campaigns-progress = Решения
campaigns-you = вы
campaigns-continue = Продолжить: { $name }
campaigns-start = Начать
campaigns-look = Посмотреть
campaigns-export = Выгрузить мои решения
campaigns-empty-title = Кампаний пока нет
campaigns-empty = Кампании, к которым вам откроют доступ, появятся здесь сами.
campaigns-empty-offline = Нет связи с узлом. Кампании появятся, как только она вернётся.
campaigns-failed-title = Не удалось прочитать кампании
campaigns-safe = Ваши решения целы на этом компьютере.
campaigns-revoked = Доступ закрыт { $day }: ваша работа сохранена, её можно выгрузить.
campaigns-list = Кампании
campaigns-any-age = любой возраст
touch-auto = Авто
touch-express = Экспресс
touch-deep = Глубоко
touch-two_experts = Два эксперта
gender-female = женщины
gender-male = мужчины
gender-any = женщины и мужчины

## Review

review-left = осталось: { $n }
review-all-decided = всё решено
review-progress = { $decided } из { $total }
review-arriving = получено { $have } из { $expected }
review-pass = Проход: { $pass }
review-said = { $verdict }: { $name }.
review-said-next = Теперь { $name }.
review-undo = Отменить
review-redo = Вернуть
review-nothing-to-undo = Отменять нечего
review-nothing-to-redo = Возвращать нечего
review-revoked = Доступ закрыт { $day }: свою работу можно читать и выгрузить.
review-revoked-short = Закрыто { $day }
review-failed-title = Не удалось открыть кампанию
review-back = К кампаниям
review-stays = Здесь ничего не открыто: Esc дальше не ведёт.
review-empty-title = Кандидатов пока нет
review-empty = Они появятся здесь по мере получения.
review-done-title = Очередь разобрана
review-done = { $n ->
    [one] { $n } решение
    [few] { $n } решения
    [many] { $n } решений
   *[other] { $n } решения
  }: берём { $accepted }, отложено { $on_hold }, не берём { $rejected }.
review-done-time = { $n ->
    [one] Этот подход занял { $n } минуту.
    [few] Этот подход занял { $n } минуты.
    [many] Этот подход занял { $n } минут.
   *[other] Этот подход занял { $n } минуты.
  }
review-done-hold = Посмотреть отложенных
review-unsaved = Не сохранено: { $name }. { $why } Решение осталось в этом окне.
review-give-up = Оставить как было
undone-review = Отменено: «{ $verdict }» — { $name }
undone-clear = Снова на месте: «{ $verdict }» — { $name }
undone-annotation = Отменена пометка: { $name }
undone-annotation_removed = Пометка снова на месте: { $name }
undone-dispute = Отменено возражение: { $name }
undone-dispute_withdrawn = Возражение снова на месте: { $name }
undone-forecast = Отменено: ваше число, { $name }
redone-review = Возвращено: «{ $verdict }» — { $name }
redone-clear = Решение снова снято: { $name }
redone-annotation = Пометка снова на месте: { $name }
redone-annotation_removed = Пометка снова удалена: { $name }
redone-dispute = Возражение снова на месте: { $name }
redone-dispute_withdrawn = Возражение снова снято: { $name }
redone-forecast = Снова на месте: ваше число, { $name }

## Queue

queue-title = Очередь
queue-search = Имя или ник
queue-filter = Показать
filter-all = Все
filter-undecided = Без решения
filter-accepted = Берём
filter-on_hold = Отложены
filter-rejected = Не берём
filter-markets_differ = RU и US расходятся
filter-people_differ = Мнения расходятся
queue-none = Никто не подходит
queue-reset = Показать всех
queue-row-undecided = решения нет
queue-unsent = ещё не отправлено
queue-unsaved = не сохранено
queue-conflict = две версии
differ-markets = RU и US расходятся
differ-people = мнения на одном рынке расходятся
queue-open = Открыть очередь
queue-close = Закрыть очередь
verdict-accept = Берём
verdict-hold = Отложить
verdict-reject = Не берём
verdict-done-accept = Берём
verdict-done-hold = Отложен
verdict-done-reject = Не берём

## Dossier

dossier-failed-title = Не удалось прочитать досье
dossier-failed = Решение принять всё равно можно, а всё решённое раньше цело.
dossier-updated = данные { $ago }
dossier-followers = подписчиков: { $n }
dossier-verified = Подтверждён площадкой
dossier-lookalike = Здесь смешаны буквы двух алфавитов: проверьте, тот ли это аккаунт
dossier-marks = Скрытые знаки показаны по названию
dossier-newer = { $n ->
    [one] { $n } факт записан более новой версией: он сохранён, но здесь его не показать.
    [few] { $n } факта записаны более новой версией: они сохранены, но здесь их не показать.
    [many] { $n } фактов записано более новой версией: они сохранены, но здесь их не показать.
   *[other] { $n } факта записано более новой версией: они сохранены, но здесь их не показать.
  }
dossier-accounts = { $n ->
    [one] и ещё { $n } аккаунт
    [few] и ещё { $n } аккаунта
    [many] и ещё { $n } аккаунтов
   *[other] и ещё { $n } аккаунта
  }
dossier-withheld = скрыто источником
dossier-withheld-short = скрыто
dossier-missing = нет данных
dossier-low = мало данных
dossier-peer = у похожих { $value }
dossier-sample = { $n ->
    [one] { $n } пост
    [few] { $n } поста
    [many] { $n } постов
   *[other] { $n } поста
  }
dossier-median-of = { $n ->
    [one] медиана { $n } поста
    [few] медиана { $n } постов
    [many] медиана { $n } постов
   *[other] медиана { $n } поста
  }
dossier-window = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
  }
dossier-stale = Данные { $ago }
dossier-annotated = { $n ->
    [one] { $n } пометка
    [few] { $n } пометки
    [many] { $n } пометок
   *[other] { $n } пометки
  }
dossier-definition = Определение
dossier-source = Источник
dossier-as-of = На дату
dossier-method = Способ
dossier-over = Охватывает
# $n is the number of posts.
derived-median_of_posts = { $n ->
    [one] медиана { $n } поста
    [few] медиана { $n } постов
    [many] медиана { $n } постов
   *[other] медиана { $n } поста
}
derived-engagement_of_posts = { $n ->
    [one] по { $n } посту
    [few] по { $n } постам
    [many] по { $n } постам
   *[other] по { $n } поста
}
derived-price_by_views = цена ÷ просмотры
derived-why = Источник не отдаёт это число. Оно следует из показанного здесь: { $how }.
derived-how-median_of_posts = медиана просмотров постов
derived-how-engagement_of_posts = лайки и комментарии постов, делённые на их просмотры
derived-how-price_by_views = цена интеграции, делённая на медиану просмотров
dossier-withheld-why = Источник не отдаёт это число. Это не ноль, и мы его не угадываем.
dossier-low-why = Посчитано по малому числу данных: это лишь намёк.
tile-median_views = Просмотры
tile-er_followers = Вовлечённость
tile-er_views = ER по просмотрам
tile-suspicious_share = Накрутка
tile-price = Цена интеграции
tile-cpv = CPV
metric-name-followers = Подписчики
metric-name-median_views = Медиана просмотров
metric-name-er_followers = Вовлечённость (ER)
metric-name-er_views = Вовлечённость по просмотрам
metric-name-suspicious_share = Подозрение на накрутку
metric-name-growth_90d = Рост за 90 дней
metric-name-posts_per_week = Постов в неделю
metric-name-ad_share = Доля рекламы
metric-name-comments_per_100_likes = Комментариев на 100 лайков
metric-name-price = Цена интеграции
metric-name-cpv = Цена просмотра (CPV)
metric-about-followers = Подписчики основного аккаунта.
metric-about-median_views = Половина недавних постов набрала больше, половина меньше. Это не то же, что охват в людях.
metric-about-er_followers = Лайки, комментарии и репосты, делённые на подписчиков; среднее по недавним постам.
metric-about-er_views = Лайки, комментарии и репосты, делённые на просмотры.
metric-about-suspicious_share = Подписчики, похожие на купленных, массфолловеров или неживых.
metric-about-growth_90d = Прирост подписчиков за 90 дней, делённый на их число до того.
metric-about-posts_per_week = Как часто выходят публикации.
metric-about-ad_share = Рекламные посты среди вышедших за последние 90 дней.
metric-about-comments_per_100_likes = Слишком мало или слишком много бывает признаком накрутки.
metric-about-price = Сколько просят за одну интеграцию.
metric-about-cpv = Цена интеграции, делённая на медиану просмотров.
method-native = статистика площадки
method-api = интерфейс площадки
method-scraped = открытые страницы
method-self_reported = слова блогера
method-modelled = расчёт модели
platform-instagram = Instagram*
platform-youtube = YouTube
platform-tiktok = TikTok
platform-telegram = Telegram
platform-vk = VK
platform-rutube = Rutube
platform-dzen = Дзен
platform-twitch = Twitch
platform-note-instagram = * Принадлежит Meta Platforms: её деятельность признана экстремистской и запрещена в России. Реклама там запрещена с 1 сентября 2025 года.
channel-community = сообщество
channel-channel = канал
channel-chat = чат

## Charts and evidence

chart-reach = Просмотры: { $n ->
    [one] последний { $n } пост
    [few] последние { $n } поста
    [many] последние { $n } постов
   *[other] последние { $n } поста
  }
chart-reach-summary = { $n ->
    [one] { $n } пост
    [few] { $n } поста
    [many] { $n } постов
   *[other] { $n } поста
  }: медиана { $median } просмотров, от { $least } до { $most }; рекламных: { $sponsored }.
chart-reach-brief = Бриф просит { $reach } человек; столько просмотров у { $k } из { $n } постов.
chart-brief-line = бриф: { $reach } человек
chart-organic = обычные
chart-sponsored = рекламные
chart-none = Слишком мало постов с просмотрами для графика
chart-table = Таблица
chart-chart = График
chart-date = Дата
chart-views = Просмотры
chart-likes = Лайки
chart-comments = Комментарии
chart-post = Пост
chart-sponsor = Рекламодатель
evidence-title = Данные
evidence-content = Контент
evidence-audience = Аудитория
evidence-past = Прошлые интеграции
evidence-law = Закон и риски
evidence-signals = Сигналы
growth-title = Подписчики по дням
growth-none = Подписчики по дням неизвестны
growth-summary = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
  }, от { $from } до { $to } подписчиков
growth-quiet = без скачков
growth-jumps = { $n ->
    [one] { $n } скачок
    [few] { $n } скачка
    [many] { $n } скачков
   *[other] { $n } скачка
  }
growth-unexplained = { $share } подписчиков пришли без объяснения
growth-jump = { $day }: { $change }, { $cause }
jump-viral = пост, который разошёлся
jump-giveaway = розыгрыш
jump-unknown = без объяснения
comments-title = Комментарии
comments-rate = { $value } на каждые 100 лайков
comments-repeated = { $n ->
    [one] Из { $n } комментария выборки повторяют другие { $share }
    [few] Из { $n } комментариев выборки повторяют другие { $share }
    [many] Из { $n } комментариев выборки повторяют другие { $share }
   *[other] Из { $n } комментария выборки повторяют другие { $share }
  }
comments-few = В выборке слишком мало комментариев для сравнения
words-title = Слова брифа
words-share = { $share } есть и у блогера
words-none = В брифе или у блогера слишком мало слов для сравнения
audience-older = Старше, чем в брифе, на { $n ->
    [one] { $n } год
    [few] { $n } года
    [many] { $n } лет
   *[other] { $n } года
  }
audience-younger = Моложе, чем в брифе, на { $n ->
    [one] { $n } год
    [few] { $n } года
    [many] { $n } лет
   *[other] { $n } года
  }
audience-as-wanted = Возраст такой, как в брифе
cost-cpm = Тысяча просмотров: { $value } ({ $low } – { $high })
cost-cpe = Вовлечение: { $value } ({ $low } – { $high })
cost-why = { $n ->
    [one] По просмотрам { $n } поста; в восьми случаях из десяти цена в этих пределах
    [few] По просмотрам { $n } постов; в восьми случаях из десяти цена в этих пределах
    [many] По просмотрам { $n } постов; в восьми случаях из десяти цена в этих пределах
   *[other] По просмотрам { $n } поста; в восьми случаях из десяти цена в этих пределах
  }
evidence-none-content = Посты не переданы
evidence-none-audience = Аудитория неизвестна
evidence-none-past = О прошлых интеграциях ничего не известно
evidence-none-law = Проверок не было
evidence-rates = Прайс
evidence-collaborations = Интеграции
evidence-ages = Возраст
evidence-genders = Пол
evidence-countries = Страны
evidence-languages = Языки
evidence-target = В рамке: нужные по брифу
evidence-in-target = нужны по брифу
evidence-other = прочие
evidence-ours = с нами
evidence-until = до { $day }
evidence-expired = истекла { $day }
evidence-checked = проверено { $day }
evidence-rule-source = Источник: { $source }
audience-source-followers = Подписчики
audience-source-engaged = Кто реагирует
audience-source-native = Статистика площадки
audience-source-panel = Панель
result-above = выше плана
result-met = по плану
result-below = ниже плана
result-unknown = итог неизвестен
post-kind-video = Видео
post-kind-short = Короткое видео
post-kind-photo = Фото
post-kind-text = Текст
post-kind-story = Сторис
post-kind-stream = Стрим
format-integration = интеграция
format-video = видео
format-short = короткое видео
format-post = пост
format-story = сторис
format-stories = сторис
format-stream = стрим
format-photo = фото
format-reels = рилс
format-seeding = посев
age-13-17 = 13–17
age-18-24 = 18–24
age-25-34 = 25–34
age-35-44 = 35–44
age-45-54 = 45–54
age-55-64 = 55–64
age-65 = 65+
state-pass = в порядке
state-fail = проблема
state-unknown = не проверено
state-not_applicable = не относится
rule-ru_rkn_registry = Реестр Роскомнадзора (от 10 тыс.)
rule-ru_platform_access = Запрет рекламы на площадке
rule-ru_erid_ready = Маркировка (ERID, ОРД)
rule-ru_foreign_agent = Реестр иноагентов
rule-ru_extremist = Экстремистские и нежелательные связи
rule-ru_levy_payer = Кто платит сбор 3 %
rule-ru_contract_form = Договор и правовая форма
rule-ru_category_law = Ограничения для категории
rule-aba_card = Карточка АБА
rule-us_disclosure_history = Пометка рекламы (США)
rule-us_fake_indicator_review = Признаки накрутки (16 CFR 465)
rule-us_claims_substantiation = Подтверждение обещаний
rule-us_alcohol_21plus_share = Аудитория 21+ (алкоголь)
rule-us_minor_directed = Контент для детей
rule-x_sanctions_screen = Санкции
rule-x_payment_route = Способ оплаты
rule-x_state_funding_check = Госфинансирование
rule-privacy_basis = Основание для обработки данных

## Markets

markets-title = RU и US
markets-audience = аудитории
markets-target = в ЦА
markets-law-clear = Закон: в порядке
markets-law-problems = Закон: { $n ->
    [one] { $n } проблема
    [few] { $n } проблемы
    [many] { $n } проблем
   *[other] { $n } проблемы
  }
markets-law-unknown = Закон: { $n ->
    [one] не проверен { $n } пункт
    [few] не проверены { $n } пункта
    [many] не проверено { $n } пунктов
   *[other] не проверено { $n } пункта
  }
markets-law-none = Закон: проверок нет
markets-you = вы
markets-no-expert = эксперта пока нет
markets-not-decided = решения нет
person-unknown = Бывший коллега
markets-hidden = скрыто, пока вы не решили
markets-hidden-closed = скрыто: доступ закрыт
markets-reasons-more = и ещё { $n }
markets-all = Все решения
markets-more = ещё { $n }:

## The AI

ai-title = Совет ИИ
ai-hidden = Мнение ИИ скрыто, пока вы не решили
ai-hidden-closed = Не показано: доступ закрыли раньше
ai-hidden-share = Так у { $percent } этого списка
ai-reveal = Показать ИИ
ai-none = Нет совета
ai-none-why = Данных слишком мало для оценки.
ai-chance = шанс { $percent }
ai-chance-why = Место на шкале оценки от 1 до 99, а не измеренная вероятность
ai-base = С чего начинают все
ai-sum = Оценка
ai-points = Баллы
ai-words = За и против
ai-model = Модель { $model }
ai-for = За
ai-against = Против
ai-rank = Место { $rank } в шорт-листе
ai-advised = Шорт-лист советует: { $verdict }
ai-caption = Что сдвинуло оценку, а не почему зритель действует
ai-differ = Вы видите иначе. Чего модель не знает?
ai-agree = Вы согласны
ai-peer = { $value } · у похожих { $peer }
feature-audience_match = Совпадение с ЦА
feature-engagement = Вовлечённость
feature-authenticity = Накрутка
feature-growth = Необъяснённый прирост
feature-comments = Частота комментариев
feature-repeated_comments = Похожие комментарии
feature-foreign_audience = Чужая аудитория
feature-brand_fit = Слова брифа
feature-price = Цена просмотра
feature-history = Наша совместная работа
feature-why-audience_match = Какая часть аудитории нужна кампании: возраст, пол и страна вместе
feature-why-engagement = Лайки, комментарии и репосты в сравнении с блогерами того же рынка, площадки и размера
feature-why-authenticity = Подписчики, похожие на купленных, массфолловеров или неживых
feature-why-growth = Подписчики, пришедшие скачками, которых не объясняет ни одна публикация
feature-why-comments = Комментарии на каждые 100 лайков: и очень мало, и очень много бывает накруткой
feature-why-repeated_comments = Комментарии из выборки, которые повторяют другие
feature-why-foreign_audience = Аудитория в странах, которых не объясняет язык контента
feature-why-brand_fit = Слова брифа, которые есть и у блогера
feature-why-price = Цена одного просмотра в сравнении с блогерами того же рынка, площадки и размера
feature-why-history = Наши измеренные работы, выполнившие план или больше
group-audience = Аудитория
group-engagement = Вовлечённость
group-authenticity = Живая аудитория
group-brand_fit = Близость к бренду
group-price = Цена
group-history = История
ai-equation = Начало { $base }, слагаемые { $parts }
ai-withheld = источник не даёт
ai-unknown = неизвестно
ai-usual = { $value } · обычно { $usual }
ai-change = Что изменило бы совет
ai-shortlist-for = За, по шорт-листу
ai-shortlist-against = Против, по шорт-листу
ai-none-strong = Ничего достаточно весомого
ai-not-known = Неизвестно: { $what } (баллы от { $worst } до { $best })
flip-below = Было бы «{ $verdict }», если бы { $what } была ниже { $to } (сейчас { $from })
flip-at-least = Было бы «{ $verdict }», если бы { $what } была не ниже { $to } (сейчас { $from })
flip-what-audience_match = нужная часть аудитории
flip-what-engagement = вовлечённость
flip-what-authenticity = доля подозрительных подписчиков
flip-what-growth = доля необъяснённого прироста
flip-what-comments = частота комментариев (на 100 лайков)
flip-what-repeated_comments = доля повторов в комментариях
flip-what-foreign_audience = доля чужой аудитории
flip-what-brand_fit = доля слов брифа
flip-what-price = цена просмотра
flip-what-history = доля наших работ, выполнивших план,
why-audience_match-for = Нужная кампании аудитория: { $value }
why-audience_match-against = Нужной кампании аудитории только { $value }
why-engagement-for = Вовлечённость { $value }: больше, чем обычно у похожих ({ $usual })
why-engagement-against = Вовлечённость { $value }: меньше, чем обычно у похожих ({ $usual })
why-engagement-too-high = Вовлечённость { $value } против { $usual } у похожих: такую чаще покупают, чем зарабатывают
why-authenticity-for = Подозрительных подписчиков только { $value }; обычно { $usual }
why-authenticity-against = Подозрительных подписчиков { $value }; обычно { $usual }
why-growth-for = Подписчики приходили без необъяснённых скачков
why-growth-against = { $value } подписчиков пришли скачками, которых не объясняет ни одна публикация
why-comments-for = Комментариев на 100 лайков: { $value }, люди говорят
why-comments-against = Комментариев на 100 лайков только { $value }: лайки могут быть накручены
why-comments-too-high = Комментариев на 100 лайков { $value }: они могут быть организованы
why-repeated_comments-for = Комментарии почти не повторяют друг друга ({ $value })
why-repeated_comments-against = Комментарии повторяют друг друга: { $value }
why-foreign_audience-for = Аудитория живёт там, где говорят на языке контента
why-foreign_audience-against = { $value } аудитории живут в странах, которых не объясняет язык контента
why-brand_fit-for = { $value } слов брифа есть и у блогера
why-brand_fit-against = Только { $value } слов брифа есть и у блогера
why-price-for = Просмотр стоит { $value }, дешевле, чем обычно у похожих ({ $usual })
why-price-against = Просмотр стоит { $value }, дороже, чем обычно у похожих ({ $usual })
why-history-for = План выполнен в { $value } наших работ
why-history-against = План выполнен только в { $value } наших работ
dispute-title = Что не так: «{ $what }»?
dispute-one = Оспорить: «{ $what }»
dispute-placeholder = Своими словами, если хочется
dispute-keep = Оспорить
dispute-withdraw = Снять
dispute-same-score = Оценка не меняется. Возражение сохранится и будет видно рядом.
dispute-said = { $who }: { $objection }
dispute-then = тогда { $points }
objection-not_true = Неправда
objection-outdated = Устарело
objection-not_relevant = Здесь неважно
objection-other_way = Всё наоборот
disputes-title = Оспоренные причины
disputes-open = { $n ->
    [one] { $n } оспоренная причина
    [few] { $n } оспоренные причины
    [many] { $n } оспоренных причин
   *[other] { $n } оспоренной причины
  }
disputes-none = Среди доступных вам кандидатов никто не оспорил ни одной причины.
disputes-hint = Учтены кандидаты, по которым вам уже показан ИИ. Несколько возражений против одной причины говорят, что модель в ней может ошибаться.
disputes-failed = Не удалось прочитать список.

## Own verdict

own-title = Ваше решение
own-none = Пока нет
own-sure = уверенно
own-saving = сохраняем…
own-replaced = { $from } → { $to }
own-replaced-who = { $name }: { $from } → { $to }
own-aside = Сказано для «{ $verdict }». Оставить?
own-aside-keep = Оставить
own-aside-clear = Убрать
mode-unaided = без подсказки ИИ
mode-assisted = с учётом ИИ
mode-revised = изменено после ИИ
own-next = Дальше
own-go-on = Дальше: Enter или та же клавиша ещё раз
own-shift = Shift: уверенно
own-reasons = Причины
own-reasons-first = Сначала решение, потом причина
own-reasons-primary = главная причина
own-reasons-all = Все причины
own-reasons-less = Меньше
own-reasons-blocking = закрывает этот рынок
own-scope = На что распространяется
own-words = Своими словами
own-words-placeholder = Что важно знать коллеге?
own-draft = Черновик, сохранён на этом компьютере
own-questions = Пять вопросов
own-notes = Пометки
own-notes-none = Пометок пока нет
own-note-add = Поставить пометку
own-note-draft = Незаконченная пометка
own-note-go-on = Продолжить
own-confidence = Насколько уверены
own-write = свои слова
scope-campaign = кампания
scope-brand = бренд
scope-market = рынок
scope-later = не сейчас
question-values = Разделяет ценности бренда?
question-brief = Справится с брифом?
question-audience = Аудитории будет интересно?
question-history = Как работали раньше?
question-horizon = Что после этой кампании?
choice-yes = Да
choice-partly = Отчасти
choice-no = Нет
choice-good = Хорошо
choice-mixed = По-разному
choice-bad = Плохо
choice-never = Не было
choice-one_off = Разово
choice-test = Тест
choice-series = Серия
choice-ambassador = Амбассадор
choice-unknown = ?
choice-unknown-spoken = Не знаю

## Version conflict

versions-title = Конфликт версий: изменено на двух компьютерах
versions-here = этот компьютер
versions-elsewhere = другой компьютер
versions-cleared = снято
versions-keep = Оставить

## Notes pinned to evidence

annotation-choose = Нажмите букву, чтобы поставить пометку
annotation-title = Пометка: { $what }
annotation-on-candidate = блогер в целом
annotation-on-post = пост
annotation-on-reason = причина
annotation-on-chart = график
annotation-placeholder = Что вы заметили?
annotation-keep = Оставить пометку
annotation-discard = Отбросить
annotation-remove = Удалить пометку
annotation-kind = Вид
annotation-kind-fact = Факт
annotation-kind-doubt = Сомнение
annotation-kind-question = Вопрос

## Sync

sync-title = Синхронизация
sync-state-synced = Синхронизировано { $time }
sync-state-synced-never = Всё в порядке
sync-state-syncing = { $have } из { $expected }
sync-state-sending = Отправляем
sync-state-offline = Нет сети
sync-state-offline-waiting = Нет сети · { $n ->
    [one] { $n } правка ждёт
    [few] { $n } правки ждут
    [many] { $n } правок ждут
   *[other] { $n } правки ждут
  }
sync-state-attention = Нужен ваш выбор: { $n }
sync-state-attention-none = Нужно внимание
sync-state-signed-out = Присоединиться заново
sync-saved = Всё сохранено на этом компьютере.
sync-waiting = { $n ->
    [one] { $n } правка ждёт отправки
    [few] { $n } правки ждут отправки
    [many] { $n } правок ждут отправки
   *[other] { $n } правки ждут отправки
  }
sync-waiting-none = Ничего не ждёт отправки
sync-last = Последняя сверка
sync-never = ещё не было
sync-hub = Узел
sync-have = Кандидатов здесь
sync-now = Отправить сейчас
sync-refused = { $n ->
    [one] Узел не принял { $n } правку:
    [few] Узел не принял { $n } правки:
    [many] Узел не принял { $n } правок:
   *[other] Узел не принял { $n } правки:
  }
sync-refused-more = { $n ->
    [one] и ещё { $n }
    [few] и ещё { $n }
    [many] и ещё { $n }
   *[other] и ещё { $n }
  }
sync-remedy-join = Этот компьютер снова принят: предложите их снова.
sync-remedy-update = Обновите Sverka и предложите их снова.
sync-remedy-later = Предложите их снова немного позже.
sync-remedy-admin = Это может уладить администратор узла. Отправьте ему:
sync-ask-admin = { $n ->
    [one] Узел { $hub } не принимает { $n } мою правку. Ответ узла: { $problem }. Посмотрите, пожалуйста.
    [few] Узел { $hub } не принимает { $n } мои правки. Ответ узла: { $problem }. Посмотрите, пожалуйста.
    [many] Узел { $hub } не принимает { $n } моих правок. Ответ узла: { $problem }. Посмотрите, пожалуйста.
   *[other] Узел { $hub } не принимает { $n } моей правки. Ответ узла: { $problem }. Посмотрите, пожалуйста.
  }
sync-retry = Предложить снова
sync-conflicts = { $n ->
    [one] { $n } решение в двух версиях
    [few] { $n } решения в двух версиях
    [many] { $n } решений в двух версиях
   *[other] { $n } решения в двух версиях
  }
sync-reason-unreachable = Узел не отвечает. Sverka сама попробует снова.
sync-reason-not-a-hub = По этому адресу отвечает не узел. Возможно, мешает страница входа в сеть.
sync-reason-other-hub = По этому адресу отвечает другой узел. Ему ничего не отправлено.
sync-reason-protocol = Узел говорит на другой версии. Один из двух нужно обновить.
sync-reason-demo-mix = Демо и настоящую работу нельзя смешивать. Ничего не отправлено.
sync-reason-bad-address = Это не адрес узла.
sync-reason-broken-answer = Ответ узла оборвался. Sverka сама попробует снова.
sync-reason-storage = Этот компьютер не смог записать полученное.
sync-reason-token-invalid = Узел больше не знает этот компьютер. Присоединитесь заново с новым кодом.
sync-reason-token-expired = Срок этого компьютера на узле истёк. Присоединитесь заново с новым кодом.
sync-reason-device-revoked = Этот компьютер отключён от узла. Ваша работа сохранена здесь. Присоединитесь заново с новым кодом.
sync-reason-client-too-old = Эта версия слишком стара для узла. Обновите Sverka.
sync-reason-hub-failed = На узле сбой. Sverka сама попробует снова.
sync-model-damaged = { $campaign }: модель { $version } пришла с повреждениями. Sverka запросит её снова, а пока оценивает прежняя модель.
sync-model-newer = { $campaign }: для модели { $version } нужна более новая Sverka. Пока вы её не обновите, оценивает прежняя модель.
sync-model-invalid = { $campaign }: в модели { $version } ошибки, она не принята. Оценивает прежняя модель. Сообщите администратору узла.
model-news = Теперь эту кампанию оценивает модель «{ $model }». Ваши решения и порядок списка не изменились.
join-again-title = Присоединиться заново
join-again-why = Попросите у координатора новый код; эти слова можно отправить как есть. Всё, что вы написали, остаётся здесь; что ждёт отправки, уйдёт само.
join-again-ask = Пришлите, пожалуйста, новый код для Sverka: узел { $hub } больше не пускает мой компьютер.
join-again-done = Компьютер снова подключён. Всё, что ждало, отправляется.
problem-malformed = Узел не смог это прочитать
problem-token-invalid = Узел не знает этот компьютер
problem-token-expired = Срок этого компьютера истёк
problem-device-revoked = Этот компьютер отключён
problem-scope = Этому компьютеру нельзя это отправлять
problem-not-found = Не найдено или нет доступа
problem-history-diverged = У узла другая история
problem-id-conflict = На узле та же запись с другим содержанием
problem-device-cloned = Данные этого компьютера скопированы на другой
problem-missing-pack = На узле не хватает части
problem-too-large = Слишком велико для узла
problem-invalid = Узел этого не допускает
problem-client-too-old = Эта версия слишком стара
problem-rate-limited = Слишком много сразу
problem-busy = Узел занят
problem-quota = На узле нет места
problem-internal = На узле сбой
problem-unknown = Проблема, которой эта версия не знает

## Discovery

discovery-title = Поиск
discovery-tab-creators = Блогеры
discovery-tab-pairs = Возможные дубли
discovery-tabs = Что показано
discovery-base = { $creators ->
    [one] { $count } блогер
    [few] { $count } блогера
    [many] { $count } блогеров
   *[other] { $count } блогера
  } на этом компьютере
discovery-evidence = Только факты: без оценки ИИ, советов и чьих-либо решений.
discovery-building = Читаем блогеров: { $done } из { $expected }
discovery-building-title = Готовим базу
discovery-building-text = Блогеры ваших кампаний читаются с этого компьютера. Наружу ничего не уходит.
discovery-empty-title = Блогеров пока нет
discovery-empty-text = Они появятся, как только придёт шорт-лист одной из ваших кампаний.
discovery-ready = Готовые вопросы
discovery-saved = Мои вопросы
discovery-question = Вопрос
discovery-question-label = Тот же вопрос в записи
discovery-question-hint = audience.RU >= 15% and followers 50k..500k
discovery-builtin-bridge = Мосты: аудитория RU и US
discovery-builtin-above-peers = Вовлечённость выше, чем у похожих, на 3+ рынках
discovery-builtin-under-priced = Дешёвый просмотр, живой отклик
discovery-builtin-rising-authentic = Растут и без накрутки
discovery-save = Сохранить
discovery-save-title = Сохранить вопрос
discovery-save-name = Название
discovery-save-why = Хранится на этом компьютере, в вашем зашифрованном хранилище.
discovery-forget = Забыть «{ $name }»
discovery-conditions = Условия
discovery-join = Как соединены условия
discovery-join-and = все сразу
discovery-join-or = хотя бы одно
discovery-group-and = все из
discovery-group-or = любое из
discovery-add = Условие
discovery-add-group = Группа
discovery-remove = Убрать условие
discovery-remove-group = Убрать группу
discovery-field = Поле
discovery-how = Сравнение
discovery-value = Значение
discovery-value-to = до
discovery-op-at-least = не меньше
discovery-op-above = больше
discovery-op-at-most = не больше
discovery-op-below = меньше
discovery-op-equal = ровно
discovery-op-between = между
discovery-op-in-markets = не меньше, на рынках
discovery-op-one-of = это
discovery-op-words = есть слова
discovery-op-known = известно
discovery-op-missing = нет данных
discovery-op-withheld = скрыто источником
discovery-op-not = не
discovery-markets-least = Рынков
discovery-markets-suffix = + рынков
discovery-written-only = Только в записи вопроса
discovery-holds = верно для { $count }
discovery-holds-why = Верно для { $holds }, неверно для { $fails }, неизвестно о { $unknown }. Без него подошли бы { $without }.
discovery-removes-all = Это условие убирает всех: без него подходят { $count }
discovery-total = { $total ->
    [one] Подходит { $count } блогер
    [few] Подходят { $count } блогера
    [many] Подходят { $count } блогеров
   *[other] Подходят { $count } блогера
  }
discovery-listed = показаны первые { $count }
discovery-older = ответ на последний понятный вопрос
discovery-undecided = { $total ->
    [one] ещё { $count } может подойти: не хватает данных
    [few] ещё { $count } могут подойти: не хватает данных
    [many] ещё { $count } могут подойти: не хватает данных
   *[other] ещё { $count } могут подойти: не хватает данных
  }
discovery-none-title = Никто не подходит
discovery-none-text = Ослабьте или уберите условие.
discovery-results = Подходящие блогеры
discovery-sort = Упорядочить: { $field }
discovery-column-who = Блогер
discovery-export-csv = CSV
discovery-export-json = JSON
discovery-export-csv-name = Сохранить список в CSV
discovery-export-json-name = Сохранить список в JSON
discovery-shortlist = Сделать шорт-лист
discovery-shortlist-title = Шорт-лист: { $creators ->
    [one] { $count } блогер
    [few] { $count } блогера
    [many] { $count } блогеров
   *[other] { $count } блогера
  }
discovery-shortlist-campaign = План кампании
discovery-shortlist-none = Нет открытой кампании, чей план можно взять.
discovery-shortlist-for = Для
discovery-shortlist-same = этой кампании
discovery-shortlist-new = новой кампании
discovery-shortlist-name = Название новой кампании
discovery-shortlist-next = Файл станет следующей версией списка: после публикации он заменит нынешний список кампании.
discovery-shortlist-next-new = Файл начнёт новую кампанию с тем же брендом, брифом и целями.
discovery-shortlist-what = Отправьте файл администратору узла: он проверит и опубликует список, и тот придёт на все ноутбуки кампании. Советов ИИ в нём нет.
discovery-shortlist-save = Сохранить файл
discovery-shortlist-done = Сохранён { $file }: { $rows ->
    [one] { $rows } блогер
    [few] { $rows } блогера
    [many] { $rows } блогеров
   *[other] { $rows } блогера
  }. Отправьте его администратору узла, он опубликует список
discovery-shortlist-copy = Скопировать, что написать
discovery-shortlist-ask = { $rows ->
    [one] Проверьте, пожалуйста, список { $file } ({ $rows } блогер) и опубликуйте его на узле Sverka.
    [few] Проверьте, пожалуйста, список { $file } ({ $rows } блогера) и опубликуйте его на узле Sverka.
    [many] Проверьте, пожалуйста, список { $file } ({ $rows } блогеров) и опубликуйте его на узле Sverka.
   *[other] Проверьте, пожалуйста, список { $file } ({ $rows } блогера) и опубликуйте его на узле Sverka.
  }
discovery-open-in = Открыть: { $campaign }
discovery-not-known = неизвестно
discovery-withheld = скрыто
discovery-in-market = { $country } { $share }
discovery-in-market-rank = { $country }: выше { $rank } похожих (аудитория { $share })
discovery-pairs-intro = После объединения это один блогер в ответах и в ваших шорт-листах: аккаунты, работы и цены обоих, аудитория того, у кого больше подписчиков. Списки кампаний остаются, как опубликованы. Ваш ответ хранится на этом компьютере, и его можно взять назад в любой момент.
discovery-pairs-compared = { $pairs ->
    [one] Сравнена { $count } пара
    [few] Сравнены { $count } пары
    [many] Сравнено { $count } пар
   *[other] Сравнено { $count } пары
  }
discovery-pairs-none = Похожих на одного человека пар нет.
discovery-pairs-odds = { $odds } к 1
discovery-pairs-odds-more = больше 100 к 1
discovery-pairs-odds-why = Шансы, что это один блогер, только по приметам
discovery-pair-same = объединены
discovery-pair-different = разные
discovery-pair-judge = { $first } и { $second } — один блогер?
discovery-pairs = Пары
discovery-base-merged = { $merged ->
    [one] { $count } запись объединена
    [few] { $count } записи объединены
    [many] { $count } записей объединено
   *[other] { $count } записи объединено
  }
discovery-renewing = Обновляем: { $percent }
discovery-stop = Остановить
discovery-go-on = Продолжить
discovery-not-newest = Ответы не по самым новым записям.
discovery-stopped-title = Чтение остановлено
discovery-stopped-text = Вопросы заработают, когда блогеры ваших кампаний будут прочитаны. Ничего не потеряно.
discovery-failed-title = Не удалось прочитать блогеров
discovery-failed-text = Ваши кампании и решения целы. Попробуем снова, когда придут новые записи, или прямо сейчас.
discovery-rename = Переименовать
discovery-rename-title = Переименовать вопрос
discovery-rename-one = Переименовать «{ $name }»
discovery-save-over = Займёт место вопроса «{ $name }».
discovery-kept = Сохранено как «{ $name }»
discovery-forgotten = Забыто: «{ $name }»
discovery-why = Почему подходит { $name }
discovery-words-found = есть
discovery-nothing-asked = Условий нет: подходят все.
discovery-form = Как записать вопрос
discovery-form-fields = Поля. Нажатие вставит поле в вопрос.
discovery-form-between = от … до …; можно 1.5M, 15 %
discovery-form-markets = хотя бы на стольких рынках аудитории
discovery-form-names = одно из названий
discovery-form-words = все эти слова в любой форме
discovery-form-state = ещё: is known, is missing, is withheld
discovery-form-joined = and, or, not, скобки
discovery-form-order = порядок и длина списка
discovery-pairs-failed = Не удалось сравнить блогеров
discovery-pairs-open = { $pairs ->
    [one] Осталась { $count } пара
    [few] Осталось { $count } пары
    [many] Осталось { $count } пар
   *[other] Осталось { $count } пары
  }
discovery-pair-merge = Объединить
discovery-pair-apart = Это разные
discovery-pair-back = Взять назад
discovery-pair-is-same = Вы сказали, что это один блогер.
discovery-pair-is-different = Вы сказали, что это разные блогеры.
discovery-pair-merged = Объединены: { $first } и { $second }
discovery-pair-kept-apart = Разные: { $first } и { $second }
discovery-pair-open-again = Снова открыт вопрос: { $first } и { $second }
discovery-clue = Примета
discovery-clue-says = Говорит
discovery-clue-for = что один
discovery-clue-against = что разные
duplicate-same-account = Один аккаунт
duplicate-same-handle = Тот же ник на другой площадке
duplicate-like-handle = Похожие ники
duplicate-handle-is-name = Ник — имя другого
duplicate-same-name = То же имя
duplicate-like-name = Похожие имена
duplicate-same-link = Та же ссылка
duplicate-links-to-other = Ссылается на другого
duplicate-same-audience = Аудитория из тех же стран
duplicate-other-audience = Аудитория из других стран
duplicate-two-at-one-platform = Два аккаунта на одной площадке
duplicate-other-language = Другой язык
query-at = Символ { $at }:
query-letter = «{ $found }» здесь ничего не значит.
query-quote = Кавычка не закрыта.
query-field = Нет поля «{ $found }».
query-value = «{ $found }» не из списка: { $wanted }.
query-number = «{ $found }» здесь не годится как число.
query-two-ways = «{ $found }» можно прочесть двояко: напишите { $one } или { $other }.
query-ages = Нет поля «{ $found }». Про возраст спрашивают группами: { $wanted }.
query-range = { $found }: первое число больше второго.
query-kind = Про «{ $found }» так спросить нельзя.
query-words = Нет слова, которое искать.
query-long = Вопрос слишком длинный.
query-limit = Предел { $found } вне допустимого.
query-joined = Соединяют хотя бы два условия.
query-expected = Здесь ожидается не «{ $found }».
query-unfinished = В конце чего-то не хватает.
query-mean = Может быть, { $suggestion }?
query-mean-share = Имеется в виду { $suggestion }?
query-use = Взять { $suggestion }
discovery-field-followers = Подписчики
discovery-field-followers-all = Подписчики всех аккаунтов
discovery-field-views = Просмотры
discovery-field-engagement = Вовлечённость
discovery-field-engagement-followers = Вовлечённость по подписчикам
discovery-field-engagement-views = Вовлечённость по просмотрам
discovery-field-engagement-rank = Вовлечённость среди похожих
discovery-field-suspicious = Подозрительные подписчики
discovery-field-growth = Рост за 90 дней
discovery-field-posts = Постов в неделю
discovery-field-ads = Рекламные посты
discovery-field-comments = Комментариев на 100 лайков
discovery-field-price-rub = Цена, ₽
discovery-field-price-usd = Цена, $
discovery-field-cpv-rub = Цена просмотра, ₽
discovery-field-cpv-usd = Цена просмотра, $
discovery-field-cpv-rank = Цена просмотра среди похожих
discovery-field-history-ours = Работы с нами
discovery-field-history-kept = Наши работы по плану
discovery-field-history-all = Все известные работы
discovery-field-accounts = Аккаунты
discovery-field-updated = Собрано
discovery-field-audience = Аудитория рынка
discovery-field-audience-female = Женщины
discovery-field-audience-male = Мужчины
discovery-field-market = Домашний рынок
discovery-field-platform = Площадка
discovery-field-platform-main = Главная площадка
discovery-field-size = Размер
discovery-field-language = Язык
discovery-field-topic = Тема
discovery-field-channel = Вид канала
discovery-field-verified = Галочка
discovery-field-text = Слова
discovery-field-name = Имя
discovery-field-audience-country = Аудитория: { $what }
discovery-field-audience-lang = Язык аудитории: { $what }
discovery-field-audience-age = Аудитория { $what }
discovery-field-compliance = Проверки { $what }
discovery-choice-nano = нано
discovery-choice-micro = микро
discovery-choice-mid = средний
discovery-choice-macro = макро
discovery-choice-mega = мега
discovery-choice-person = человек
discovery-choice-community = сообщество
discovery-choice-channel = канал
discovery-choice-chat = чат
discovery-choice-yes = да
discovery-choice-no = нет
discovery-choice-pass = пройдены
discovery-choice-fail = не пройдены
key-discovery = Поиск блогеров
key-discovery-question = К вопросу
key-discovery-preset = Готовые и свои вопросы
key-discovery-save = Сохранить вопрос
key-discovery-csv = Сохранить блогеров в CSV
key-discovery-json = Сохранить блогеров в JSON
key-discovery-shortlist = Сделать шорт-лист
key-discovery-tab = Блогеры или возможные дубли
key-discovery-open = Открыть блогера в кампании
key-discovery-same = Объединить пару
key-discovery-apart = Это разные блогеры
key-discovery-back = Взять назад ответ о паре

## The card of the model

key-model = О модели
model-title = О модели
model-failed = Карточку не удалось прочитать.
model-about-baseline-2 = Модель складывает баллы за десять видов данных. Баллы проставлены вручную по опубликованной практике, обычные уровни похожих блогеров вычислены из округлённых открытых цифр (видео 2017–2023 годов, панель инфлюенсеров 2022 года). Ничьи решения и результаты кампаний не использованы.
model-about-unknown = В этой версии Sverka нет описания этой модели. Числа ниже взяты из неё самой.
model-thresholds = При шансе от { $accept } советует «Берём», от { $hold } — «Отложить», ниже — «Не берём». Если известно меньше двух видов данных, не советует ничего.
model-version = Модель
model-fingerprint = Отпечаток
model-knows = Что она знает
model-knows-why = Баллы складываются в оценку. От шанса 50 % ещё 100 баллов поднимают его примерно до 60 %. У отсутствующего значения свои баллы: за ноль его не считают.
model-peers = Вовлечённость и цена сравниваются с похожими: групп блогеров { $cells }, рынков { $markets }, площадок { $platforms }.
model-feature = Вид данных
model-points = Баллы, от и до
model-points-missing = Нет данных
model-known-here = Известно здесь
model-range = { $least } … { $most }
model-coverage = Известно о { $known }, нет данных о { $missing }, скрыто у { $withheld }
model-fails = Где она ошибается
model-fails-unknown = Никто не записал, где эта модель ошибается. Верьте прежде всего фактам.
model-limit-baseline-2-chance = Шанс — место на шкале, а не измеренная вероятность: 70 % не значит «семь из десяти».
model-limit-baseline-2-levels = Уровни похожих — открытые цифры, иным несколько лет; это не перепись нынешних блогеров. Где у площадки на рынке цифр нет (Telegram в США), её заменяет весь рынок.
model-limit-baseline-2-confidence = Число, в котором источник не уверен, весит столько же, сколько надёжное. В данных написано, что оно ненадёжно.
model-limit-baseline-2-independence = Доли возраста, пола и стран перемножаются, будто они независимы, если источник не даёт их вместе. Для большинства аудиторий ошибка — несколько пунктов, для узких больше.
model-limit-baseline-2-tone = Она не читает тон и не судит о законе: тон — дело людей, закон — отдельная проверка.
model-limit-baseline-2-short = Для скачков роста нужно 14 дней счёта, для повторов — 20 комментариев. Если меньше, она не знает.
model-limit-baseline-2-words = Близость к брифу сравнивает слова, поэтому слаба там, где блогер пишет мало.
model-measured = Что измерено
model-measured-score = Сама оценка: с результатами кампаний её ещё не сравнивали, поэтому цифры для неё нет.
model-agreement = В этой кампании совет совпал с тем, что вы решили до него: { $same } из { $verdicts ->
    [one] { $count } решения
    [few] { $count } решений
    [many] { $count } решений
   *[other] { $count } решения
  } (95 %-й интервал { $low }–{ $high }). Считаются только решения, которые вы потом не меняли.
model-agreement-none = В этой кампании у вас ещё нет решения, принятого до совета, которое можно с ним сравнить.
model-measured-duplicates = Возможные дубли: { $right } из { $of } предложений выборки верны (не меньше { $low } с уверенностью 95 %). Это были знаменитости; с обычными именами будет хуже.
model-measured-order = Выученный порядок очереди: сколько чтения он экономит, пока не найдено 95 % важного, в процентах, среднее 15 прогонов. Тексты медицинские: они проверяют метод, а не вкус.
model-measured-set = Набор
model-measured-texts = Текстов
model-measured-saved = Экономия, %
model-measured-published = Лучшее из опубликованного
model-spread = { $value } ± { $spread }
model-age = Возраст данных
model-ages = Записи этой кампании: новейшая — { $newest }, половина не старше { $middle }, старейшая — { $oldest }.
model-age-unknown = Ещё ни одна запись не прочитана.
model-read = Прочитано кандидатов: { $read } из { $total }
model-weighted = В этой кампании действуют другие веса или другая аудитория: смотрите «Что, если».

## The exported table

export-place = №
export-not-listed = уже нет в списке
export-name = Имя
export-handle = Ник
export-platform = Площадка
export-market = Рынок
export-verdict = Решение
export-confidence = Уверенность, %
export-reasons = Причины
export-scope = На что распространяется
export-values = Ценности бренда
export-brief = Бриф
export-audience = Аудитория
export-history = Работали раньше
export-horizon = Что дальше
export-text = Своими словами
export-notes = Пометки
export-mode = Как принято
export-model = Версия модели
export-decided-at = Когда (UTC)
export-other-verdict = Решения коллег

## Порядок очереди

key-order = Расставить по вашим решениям или вернуть
order-offer = { $waiting ->
    [one] Расставить { $waiting } оставшегося по вашим решениям ({ $verdicts })
    [few] Расставить { $waiting } оставшихся по вашим решениям ({ $verdicts })
    [many] Расставить { $waiting } оставшихся по вашим решениям ({ $verdicts })
   *[other] Расставить { $waiting } оставшихся по вашим решениям ({ $verdicts })
  }
order-again = { $fresh ->
    [one] Расставить заново: ещё { $fresh } решение
    [few] Расставить заново: ещё { $fresh } решения
    [many] Расставить заново: ещё { $fresh } решений
   *[other] Расставить заново: ещё { $fresh } решения
  }
order-back = Вернуть случайный порядок
order-why = Выучен только по вашим решениям, принятым до показа мнения ИИ, здесь и в других ваших кампаниях. Сначала вероятные, немного — чтобы узнать больше, немного — случайных.
order-done = { $verdicts ->
    [one] В порядке, выученном по { $verdicts } вашему решению
    [few] В порядке, выученном по { $verdicts } вашим решениям
    [many] В порядке, выученном по { $verdicts } вашим решениям
   *[other] В порядке, выученном по { $verdicts } вашего решения
  }
order-back-done = Снова в случайном порядке
order-not-yet = { $verdicts ->
    [one] Порядок можно выучить по 8 решениям, принятым до показа мнения ИИ; пока есть { $verdicts }.
    [few] Порядок можно выучить по 8 решениям, принятым до показа мнения ИИ; пока есть { $verdicts }.
    [many] Порядок можно выучить по 8 решениям, принятым до показа мнения ИИ; пока есть { $verdicts }.
   *[other] Порядок можно выучить по 8 решениям, принятым до показа мнения ИИ; пока есть { $verdicts }.
  }

## Проверка журнала

key-verify = Проверить журнал
verify-whole = { $entries ->
    [one] Проверена { $entries } запись: она такая, какой была сделана.
    [few] Проверены { $entries } записи: все такие, какими были сделаны.
    [many] Проверено { $entries } записей: все такие, какими были сделаны.
   *[other] Проверено { $entries } записи: все такие, какими были сделаны.
} { $numbers ->
    [0] Ваших чисел в нём пока нет.
    [one] До показа ИИ названо { $sealed } из { $numbers } вашего числа.
    [few] До показа ИИ названо { $sealed } из { $numbers } ваших чисел.
    [many] До показа ИИ названо { $sealed } из { $numbers } ваших чисел.
   *[other] До показа ИИ названо { $sealed } из { $numbers } вашего числа.
}
verify-flaws = { $n ->
    [one] { $n } запись из { $entries } не такая, какой была сделана: кто-то изменил файлы на этом компьютере, или портится диск.
    [few] { $n } записи из { $entries } не такие, какими были сделаны: кто-то изменил файлы на этом компьютере, или портится диск.
    [many] { $n } записей из { $entries } не такие, какими были сделаны: кто-то изменил файлы на этом компьютере, или портится диск.
   *[other] { $n } записи из { $entries } не такие, какими были сделаны: кто-то изменил файлы на этом компьютере, или портится диск.
} Что дошло до узла, там в сохранности; прежде чем продолжать, скажите его администратору.

## Результаты кампании

key-results = Результаты кампании
results-title = Что принесла кампания
results-why = Результаты по публикациям: от площадки, из сервиса или от блогера. По ним видно, выполнен ли план, и по ним проверяются прогнозы.
results-pick = Выбрать файл…
results-paste = Или вставьте строки из таблицы вместе с заголовком
results-paste-example = аккаунт	ссылка	просмотры	охват	расход
results-pasted = вставленные строки
results-read = Прочитать
results-files = Загруженные файлы
results-no-files = Пока нет. Читаются CSV, Excel, OpenDocument и JSON; заголовки понятны по-русски и по-английски.
results-count = { $n ->
    [one] { $n } результат
    [few] { $n } результата
    [many] { $n } результатов
   *[other] { $n } результата
}
results-take-back = Отозвать
results-bring-again = Вернуть
results-withdrawn = отозван
results-look = Что в файле
repair-title = Результаты, возможно, не у тех блогеров
repair-doubtful = { $n ->
    [one] { $n } результат этого файла, возможно, записан не на того блогера
    [few] { $n } результата этого файла, возможно, записаны не на тех блогеров
    [many] { $n } результатов этого файла, возможно, записаны не на тех блогеров
   *[other] { $n } результата этого файла, возможно, записано не на тех блогеров
}
repair-look = Проверить
repair-why = Прежняя версия Сверки могла записать строку файла не на того блогера, который в ней назван. Сам файл прочитан верно, неверен только блогер.
repair-guessed = { $n ->
    [one] { $n } из них следует только из порядка двух списков: сначала посмотрите на него. Если в файле блогеры названы идентификаторами (creator_id), всё верно и так.
    [few] { $n } из них следуют только из порядка двух списков: сначала посмотрите на них. Если в файле блогеры названы идентификаторами (creator_id), всё верно и так.
    [many] { $n } из них следуют только из порядка двух списков: сначала посмотрите на них. Если в файле блогеры названы идентификаторами (creator_id), всё верно и так.
   *[other] { $n } из них следует только из порядка двух списков: сначала посмотрите на них. Если в файле блогеры названы идентификаторами (creator_id), всё верно и так.
}
repair-kept = Записано на
repair-probably = Скорее всего
repair-proof = Откуда известно
repair-proof-row = так назван в строке
repair-proof-link = это ссылка на его аккаунт
repair-proof-order = по порядку списков
repair-more = и ещё { $n }
repair-put-right = { $n ->
    [one] Исправить { $n } результат
    [few] Исправить { $n } результата
    [many] Исправить { $n } результатов
   *[other] Исправить { $n } результата
}
repair-others = Исправить может только { $who }: этот файл загружен с того компьютера, и там нужно открыть эту же страницу.
repair-back = Назад к результатам
repair-safe = Файл будет отозван и записан заново на верных блогеров; и то и другое можно отменить, как с любым файлом.
repair-done = { $n ->
    [one] Исправлен { $n } результат из файла { $file }
    [few] Исправлены { $n } результата из файла { $file }
    [many] Исправлено { $n } результатов из файла { $file }
   *[other] Исправлено { $n } результата из файла { $file }
}
results-would-keep = { $n ->
    [one] { $n } результат будет сохранён
    [few] { $n } результата будут сохранены
    [many] { $n } результатов будут сохранены
   *[other] { $n } результата будет сохранено
}
results-refused = { $n ->
    [one] { $n } строку сохранить нельзя
    [few] { $n } строки сохранить нельзя
    [many] { $n } строк сохранить нельзя
   *[other] { $n } строки сохранить нельзя
}
results-replaced = заменят прежние: { $n }
results-ahead = с датой позже сегодняшней: { $n }, проверьте день и месяц
results-odd = { $n ->
    [one] у { $n } кликов больше, чем просмотров, или похоже: проверьте
    [few] у { $n } кликов больше, чем просмотров, или похоже: проверьте
    [many] у { $n } кликов больше, чем просмотров, или похоже: проверьте
   *[other] у { $n } кликов больше, чем просмотров, или похоже: проверьте
}
results-guessed = Кодировка в файле не указана; он прочитан как { $encoding }.
results-dates = 01/02/2026 — это
results-day-first-true = 1 февраля
results-day-first-false = 2 января
results-decimal = 1,234 — это
results-comma-false = больше тысячи
results-comma-true = чуть больше одного
results-currency = Суммы без знака — это
results-not-kept = Не сохранятся
results-kept-rows = Сохранятся
results-row = строка { $row }
results-keep = { $n ->
    [one] Сохранить { $n } результат
    [few] Сохранить { $n } результата
    [many] Сохранить { $n } результатов
   *[other] Сохранить { $n } результата
}
results-discard = Не сохранять
results-safe = Пока вы не подтвердите, ничего не сохранится; потом всё можно отозвать целиком.
results-kept = { $n ->
    [one] Сохранён { $n } результат из файла { $file }
    [few] Сохранены { $n } результата из файла { $file }
    [many] Сохранено { $n } результатов из файла { $file }
   *[other] Сохранено { $n } результата из файла { $file }
}
results-exported = { $rows ->
    [one] Сохранён файл { $file }: { $rows } результат
    [few] Сохранён файл { $file }: { $rows } результата
    [many] Сохранён файл { $file }: { $rows } результатов
   *[other] Сохранён файл { $file }: { $rows } результата
}
results-save = Сохранить как CSV
results-none = Результатов пока нет. Выберите файл или вставьте строки слева.
results-creators = { $creators ->
    [one] { $creators } блогер
    [few] { $creators } блогера
    [many] { $creators } блогеров
   *[other] { $creators } блогера
}, публикаций: { $posts }
results-by-creator = По блогерам
results-budget = Потрачено { $spent } из { $budget }
results-per-view = Цена просмотра
results-plan = Охват публикации и план
results-met = по плану или больше
results-below = { $share } от плана
results-field-name = Блогер
results-field-post = Публикация
results-field-date = Дата
results-field-reach = Охват
results-field-views = Просмотры
results-field-engagements = Вовлечения
results-field-clicks = Клики
results-field-conversions = Конверсии
results-field-spend = Расход
results-sheet = Лист
results-sheet-hidden = { $name } (скрытый)
results-other-sheets = { $n ->
    [one] Ещё { $n } лист не прочитан: { $names }
    [few] Ещё { $n } листа не прочитаны: { $names }
    [many] Ещё { $n } листов не прочитаны: { $names }
   *[other] Ещё { $n } листов не прочитаны: { $names }
  }
results-whose = Чьи это публикации?
results-whose-none = Выберите блогера
results-asks-columns = Ни один столбец не называет блогера. Укажите ниже, какой это столбец; для следующего файла это запомнится.
results-columns = Столбцы
results-columns-read = прочитано: { $read }, нет: { $passed }
results-columns-why = Здесь можно исправить, что в столбце; когда вы сохраните файл, это запомнится для следующего.
results-column-passed = не читается
results-column-nameless = (без названия)
results-look-at = Проверьте
results-field-creator_id = Идентификатор блогера
results-field-handle = Ник
results-field-account = Ссылка на аккаунт
results-field-link = Ссылка на публикацию
results-field-title = Название публикации
results-field-market = Рынок
results-field-platform = Площадка
results-field-kind = Формат
results-field-likes = Лайки
results-field-comments = Комментарии
results-field-shares = Репосты
results-field-saves = Сохранения
results-field-currency = Валюта
results-field-grade = Источник
results-field-followers = Подписчики
results-field-engagement_rate = Вовлечённость
results-passed-not-known = название незнакомо
results-passed-rates = в нём доли, а не количества
results-passed-twice = то же самое в другом столбце
results-problem-wrong-number-of-cells = ячеек больше или меньше, чем в заголовке:
results-problem-total = это итог или среднее, а не публикация
results-problem-header = повтор заголовка, а не публикация
results-problem-other-table = относится к другой таблице листа; она начинается в строке:
results-problem-no-creator = не указан блогер
results-problem-unknown-creator = в этой кампании нет блогера
results-problem-several-creators = в этой кампании несколько блогеров
results-problem-contradicting-creators = в строке названы разные блогеры кампании:
results-problem-unknown-market = не Россия и не США:
results-problem-not-a-date = не дата:
results-problem-ambiguous-date = сначала день или месяц? Укажите выше:
results-problem-not-a-number = не число:
results-problem-ambiguous-number = тысячи или дробь? Укажите выше:
results-problem-fraction = количество не бывает дробным:
results-problem-inexact = число неточное:
results-problem-out-of-range = такого числа быть не может:
results-problem-unknown-currency = не рубли и не доллары:
results-problem-no-currency = валюта ячеек этого файла не видна; укажите её выше:
results-problem-contradicting-currencies = две разные валюты:
results-problem-no-numbers = ничего не посчитано и не потрачено
results-problem-repeated = та же публикация, что и в строке выше:
results-point-not-known = неизвестно, строка сохранится:
results-point-date-without-year = нет года, день неизвестен:
results-point-not-a-day = не день, день неизвестен:
results-point-sum-of-some = вовлечения — сумма заполненных ячеек; некоторые пусты
results-point-sum-not-known = вовлечения неизвестны: часть их скрыта
results-point-currency-of-market = валюта не указана; взята валюта рынка
results-point-by-spelling = найден по другому написанию имени:
results-point-by-name = найден по имени; такого ника или аккаунта нет:
results-point-by-part = найден по части имени; другая часть никому не принадлежит:
results-point-other-multiple = множитель не тот, что в названии столбца; взят из ячейки:
results-point-rounded = таблица округлила это число:
results-point-less-than-part = вовлечений меньше, чем одной их части:
results-point-digits-lost = таблица округлила этот номер:
results-point-merged = объединённая ячейка; число относится к первой строке:
results-point-grouped = прочитано как тысячи:
results-point-month-first = прочитано «сначала месяц», как пишет даты Meta:
results-point-perhaps-total = равно сумме строк выше; это итог?

## The forecast of a post, and the own number

key-forecast = Прогноз просмотров
forecast-open = Прогноз
forecast-title = Прогноз просмотров: { $name }
forecast-form = Формат поста
forecast-market = Рынок брифа
forecast-failed = Не удалось прочитать прогноз
forecast-failed-safe = Ваши прогнозы сохранены.
forecast-chances = Шансы
forecast-past = { $n ->
    [one] { $n } прошлый пост этого формата с просмотрами.
    [few] { $n } прошлых поста этого формата с просмотрами.
    [many] { $n } прошлых постов этого формата с просмотрами.
   *[other] { $n } прошлого поста этого формата с просмотрами.
  }
forecast-no-posts = Постов этого формата с просмотрами пока нет
forecast-wanted = Для брифа нужно { $reach } просмотров.
forecast-own-is = Ваш прогноз: { $number }.
forecast-ai = ИИ { $number }
forecast-brief-line = бриф: { $reach } просмотров
forecast-brief-beyond = бриф: { $reach } просмотров ↑
forecast-brief-right = бриф: { $reach } просмотров →
forecast-table = Прогноз и прошлые посты
forecast-next = новый пост
forecast-own = Ваш прогноз
forecast-p10 = Один пост из десяти ниже
forecast-p50 = Середина
forecast-p90 = Один пост из десяти выше
forecast-brief = Просмотров нужно для брифа
forecast-not-said = не назван
forecast-no-own = прогноза пока нет
forecast-views = просмотров: { $n }
forecast-apart-from = { $share } к прогнозу ИИ
forecast-apart-why = Ваш прогноз против прогноза ИИ
forecast-reach = { $k } из { $n } выполняют бриф
forecast-of = { $k } из { $n }
forecast-no-brief = двадцать исходов; в брифе охват не задан
forecast-sentence = Восемь таких постов из десяти собирают от { $low } до { $high } просмотров; больше { $middle } — каждый второй.
forecast-by-ai = ИИ:
forecast-by-own = Вы:
forecast-learning = Модель учится прогнозировать
forecast-learning-why = На постах и результатах с этого компьютера; в первый раз это несколько секунд.
forecast-hidden = Мнение ИИ скрыто, пока вы не решили
forecast-hidden-why = Прогноз, названный сейчас, запечатывается в журнале до показа прогноза ИИ. Он целиком ваш: никто не скажет, что вас направил ИИ, а результаты покажут, насколько точно вы видите сами.
forecast-outside = Прогноза нет: такого модель не видела
forecast-outside-market = На постах этого рынка ({ $what }) она не училась: любая полоса была бы догадкой.
forecast-outside-word = { $what ->
    [kind] На постах этого формата она не училась: любая полоса была бы догадкой.
    [platform] На постах этой площадки она не училась: любая полоса была бы догадкой.
   *[other] Постов с таким значением ({ $what }) она не видела: любая полоса была бы догадкой.
  }
forecast-outside-number = { $what ->
    [followers] Подписчиков намного больше или меньше, чем у всех, на ком она училась: любая полоса была бы догадкой.
   *[other] Одно из чисел блогера ({ $what }) за пределами всего, на чём она училась: любая полоса была бы догадкой.
  }
forecast-outside-leverage = Такого сочетания признаков она не видела ни у кого: любая полоса была бы догадкой.
forecast-too-little = Прогноза нет: учиться почти не на чем
forecast-too-little-why = На этом компьютере слишком мало постов с известными просмотрами.
forecast-own-welcome = Посмотрите на прошлые посты и назовите своё число: его сравнят с тем, что соберёт пост.
# $verdict is the AI’s verdict, $percent its place on the score’s scale; $k of $n outcomes reach the brief.
forecast-two-questions = Два разных вопроса: «{ $verdict }, { $percent }» — подходит ли автор кампании; { $k } из { $n } — наберёт ли один пост просмотры из брифа. Прогноз просмотров в балл не входит, поэтому верно может быть и то и другое.
forecast-chance = Шанс выполнить бриф
forecast-view-price = Цена просмотра
forecast-posts-reached = Прошлые посты, выполнившие бриф
forecast-becomes = станет
forecast-stated = Прогнозы людей
forecast-you = вы
forecast-sealed-mark = запечатан до показа ИИ
forecast-sealed-why = Записан в журнал до того, как этот человек увидел мнение ИИ; журнал это доказывает
forecast-parts = Из чего сложился прогноз ИИ
forecast-part-base = Обычный пост
forecast-part-market = рынок
forecast-part-kind = формат поста
forecast-part-platform = площадка
forecast-part-market-and-word = этот формат на этом рынке
forecast-part-followers = подписчики
forecast-part-of-late = сдвиг последнего времени
forecast-part-creator = прошлые посты блогера
forecast-part-trees = как это сочетается
forecast-part-calibration = поправка на прошлые ошибки
forecast-times = ×{ $factor }
forecast-base-rate = Такие посты собирают { $number } просмотров, кто бы их ни делал.
forecast-learnt = { $n ->
    [one] Модель училась на { $posts } посте,
    [few] Модель училась на { $posts } постах,
    [many] Модель училась на { $posts } постах,
   *[other] Модель училась на { $posts } поста,
  }
forecast-history = { $n ->
    [0] среди них нет постов этого блогера.
    [one] из них { $n } — этого блогера.
    [few] из них { $n } — этого блогера.
    [many] из них { $n } — этого блогера.
   *[other] из них { $n } — этого блогера.
  }
forecast-cause = Почему вы видите иначе
forecast-words = Своими словами, если хотите
forecast-feeling-why = Считается отдельно и никогда не учит модель
forecast-unmoved = Задайте его на графике, клавишами ↑ ↓ или числом. Пока вы не сохраните, ничего не изменится.
forecast-will-seal = Запечатается до показа прогноза ИИ; до этого можно назвать другое число.
forecast-small = Разница меньше 5 %: решения она не меняет, причина не нужна.
forecast-say-why = Укажите причину: так модель сможет научиться.
forecast-seen-by = Другие увидят его вместе с мнением ИИ, не раньше.
forecast-keep = Сохранить
forecast-seal = Запечатать
forecast-kept = Ваш прогноз сохранён: { $name }
forecast-sealed = Ваш прогноз запечатан: { $name }
forecast-closed = Доступ закрыт: смотреть можно, назвать прогноз — нет.
## Who was right

key-scoreboard = Кто был прав
scoreboard-title = Кто был прав
scoreboard-sum = { $posts ->
    [one] Сравнен { $posts } пост;
    [few] Сравнены { $posts } поста;
    [many] Сравнено { $posts } постов;
   *[other] Сравнено { $posts } поста;
  } { $campaigns ->
    [one] результаты есть у { $campaigns } кампании.
    [few] результаты есть у { $campaigns } кампаний.
    [many] результаты есть у { $campaigns } кампаний.
   *[other] результаты есть у { $campaigns } кампании.
  }
scoreboard-learning = Модель ещё учится. Числа пересчитаются сами.
scoreboard-before = Прогноз модели — тот, что был, когда люди называли свой; если никто не назвал — тот, что был до любых результатов. Ответа она не видела.
scoreboard-one-person = Пока это прогнозы одного человека: итог видит только он сам.
scoreboard-failed = Не удалось посчитать
scoreboard-failed-safe = Результаты и прогнозы целы.
scoreboard-none = Результатов пока нет
scoreboard-none-why = Когда у кампании появятся результаты, здесь станет видно, точнее ли модель среднего, люди — модели, а вместе — ещё точнее; и ваша статистика, которую видите только вы. Для начала внесите результаты кампании.
scoreboard-unmatched = Сравнить пока нечего
scoreboard-unmatched-why = { $campaigns ->
    [one] Результаты есть у { $campaigns } кампании, но пост сравнивается, только если известны его просмотры, формат и день, он вышел после сбора данных о блогере (или кто-то заранее назвал по нему число) и модель может дать по нему прогноз.
    [few] Результаты есть у { $campaigns } кампаний, но пост сравнивается, только если известны его просмотры, формат и день, он вышел после сбора данных о блогере (или кто-то заранее назвал по нему число) и модель может дать по нему прогноз.
    [many] Результаты есть у { $campaigns } кампаний, но пост сравнивается, только если известны его просмотры, формат и день, он вышел после сбора данных о блогере (или кто-то заранее назвал по нему число) и модель может дать по нему прогноз.
   *[other] Результаты есть у { $campaigns } кампании, но пост сравнивается, только если известны его просмотры, формат и день, он вышел после сбора данных о блогере (или кто-то заранее назвал по нему число) и модель может дать по нему прогноз.
  }
scoreboard-steps = Что даёт каждый шаг
scoreboard-steps-how = Как на каждом шаге изменились ошибки; линия — 95 %-й интервал. Вдвое меньше и вдвое больше просмотров — одинаковый промах.
scoreboard-all = Все рынки
scoreboard-axis-smaller = ← ошибки меньше
scoreboard-axis-larger = ошибки больше →
scoreboard-step-model = Модель в сравнении с тем, что такие посты собирают в среднем
scoreboard-step-people = Люди в сравнении с моделью
scoreboard-step-together = Вместе в сравнении с людьми
scoreboard-of-posts = { $n ->
    [one] { $n } пост
    [few] { $n } поста
    [many] { $n } постов
   *[other] { $n } поста
  } { $creators ->
    [one] у { $creators } блогера
    [few] у { $creators } блогеров
    [many] у { $creators } блогеров
   *[other] у { $creators } блогера
  }
scoreboard-of-forecasts = { $n ->
    [one] { $n } прогноз
    [few] { $n } прогноза
    [many] { $n } прогнозов
   *[other] { $n } прогноза
  } { $creators ->
    [one] для { $creators } блогера
    [few] для { $creators } блогеров
    [many] для { $creators } блогеров
   *[other] для { $creators } блогера
  }
scoreboard-worth-smaller = Ошибки меньше на { $by } ({ $low }–{ $high }), { $of }
scoreboard-worth-larger = Ошибки больше на { $by } ({ $low }–{ $high }), { $of }
scoreboard-worth-unclear = Разница не доказана ({ $low } … { $high }), { $of }
scoreboard-early = Рано судить: { $of } (нужно { $posts } и { $creators })
scoreboard-early-posts-few = Рано судить: посты 0–1 блогера (нужно { $posts } у { $creators })
scoreboard-early-forecasts-few = Рано судить: прогнозы для 0–1 блогера (нужно { $posts } для { $creators })
scoreboard-early-posts = { $n ->
    [one] Рано судить: { $n } пост, нужно { $needed }
    [few] Рано судить: { $n } поста, нужно { $needed }
    [many] Рано судить: { $n } постов, нужно { $needed }
   *[other] Рано судить: { $n } поста, нужно { $needed }
  }
scoreboard-market = Рынок
scoreboard-step = Шаг
scoreboard-errors = Ошибки стали
scoreboard-ratio = Доля прежних
scoreboard-interval = 95 %-й интервал
scoreboard-range = { $low }–{ $high }
scoreboard-rests = На чём держится
scoreboard-did-smaller = меньше
scoreboard-did-larger = больше
scoreboard-did-unclear = разница не доказана
scoreboard-did-early = рано судить
scoreboard-held = Полоса, которая обещает { $promised }
scoreboard-held-how = Как часто результат попадал в полосу модели. Вертикальная черта — обещание.
scoreboard-held-in = { $n ->
    [one] Сбылась в { $share } ({ $low }–{ $high }) из { $n } поста.
    [few] Сбылась в { $share } ({ $low }–{ $high }) из { $n } постов.
    [many] Сбылась в { $share } ({ $low }–{ $high }) из { $n } постов.
   *[other] Сбылась в { $share } ({ $low }–{ $high }) из { $n } поста.
  }
scoreboard-held-fits = Как и обещано.
scoreboard-held-narrow = Слишком узкая: результат вне неё чаще, чем обещано.
scoreboard-held-wide = Шире, чем нужно.
scoreboard-pull = Насколько модель тянет к себе
scoreboard-pull-is = { $n ->
    [one] Увидев число модели, люди прошли { $share } пути к нему ({ $low }–{ $high }), { $n } число.
    [few] Увидев число модели, люди прошли { $share } пути к нему ({ $low }–{ $high }), { $n } числа.
    [many] Увидев число модели, люди прошли { $share } пути к нему ({ $low }–{ $high }), { $n } чисел.
   *[other] Увидев число модели, люди прошли { $share } пути к нему ({ $low }–{ $high }), { $n } числа.
  }
scoreboard-pull-early = { $n ->
    [one] Рано судить: до и снова после числа модели названо { $n } число, нужно { $needed }.
    [few] Рано судить: до и снова после числа модели названо { $n } числа, нужно { $needed }.
    [many] Рано судить: до и снова после числа модели названо { $n } чисел, нужно { $needed }.
   *[other] Рано судить: до и снова после числа модели названо { $n } числа, нужно { $needed }.
  }
scoreboard-pull-none = Пока неизвестно. Нужны прогнозы, названные до показа числа модели и изменённые после.
scoreboard-pull-how = 0 % — число модели оставили без внимания, 100 % — приняли целиком. Считается по всем людям вместе.
scoreboard-weights = Сколько весят прогнозы людей
scoreboard-weights-how = Насколько сдвигаться от прогноза модели к прогнозу людей, судя по тому, что вышло: 0 % — оставить прогноз модели, 100 % — взять их прогноз. С этими весами выше посчитано «вместе»; о блогере судят без его собственных результатов. Ваш вес видите только вы.
scoreboard-weight-model = модель
scoreboard-weight-people = люди
scoreboard-inside = такие посты модель знает
scoreboard-outside = вне её опыта
scoreboard-weight-none = Никто не назвал прогноза, отличного от прогноза модели.
scoreboard-weight-is = На { $share } пути к прогнозу людей ({ $low }–{ $high }), { $of }
scoreboard-weight-own = { $n ->
    [one] Ваш вес: { $share } ({ $low }–{ $high }), { $n } прогноз
    [few] Ваш вес: { $share } ({ $low }–{ $high }), { $n } прогноза
    [many] Ваш вес: { $share } ({ $low }–{ $high }), { $n } прогнозов
   *[other] Ваш вес: { $share } ({ $low }–{ $high }), { $n } прогноза
  }
scoreboard-weight-own-early = { $n ->
    [one] Ваш вес: рано судить, { $n } прогноз, нужно { $needed }
    [few] Ваш вес: рано судить, { $n } прогноза, нужно { $needed }
    [many] Ваш вес: рано судить, { $n } прогнозов, нужно { $needed }
   *[other] Ваш вес: рано судить, { $n } прогноза, нужно { $needed }
  }
scoreboard-selection = Те, кого не выбрали
scoreboard-selection-how = Результаты есть только у выбранных. По оценке и числу подписчиков каждый результат говорит и за похожих кандидатов, которых не выбрали, — так модель судят по всему списку.
scoreboard-selection-of = { $candidates ->
    [one] Сравнимые результаты есть у { $chosen } из { $candidates } кандидата.
    [few] Сравнимые результаты есть у { $chosen } из { $candidates } кандидатов.
    [many] Сравнимые результаты есть у { $chosen } из { $candidates } кандидатов.
   *[other] Сравнимые результаты есть у { $chosen } из { $candidates } кандидата.
  }
scoreboard-seen-larger = Для них прогнозы завышены на { $by } ({ $low }–{ $high }).
scoreboard-seen-smaller = Для них прогнозы занижены на { $by } ({ $low }–{ $high }).
scoreboard-seen-unclear = Для них ни завышение, ни занижение прогнозов не доказано ({ $low } … { $high }).
scoreboard-corrected-larger = С поправкой на то, кого выбрали: завышены на { $by } ({ $low }–{ $high }).
scoreboard-corrected-smaller = С поправкой на то, кого выбрали: занижены на { $by } ({ $low }–{ $high }).
scoreboard-corrected-unclear = С поправкой на то, кого выбрали: ни завышение, ни занижение не доказано ({ $low } … { $high }).
scoreboard-refused-few = Обо всём списке судить нельзя: слишком мало сравнимых блогеров (эффективное число { $effective }, нужно { $needed }).
scoreboard-refused-apart = Обо всём списке судить нельзя: многие кандидаты не похожи ни на кого из выбранных.
scoreboard-refused-everybody = Результаты есть почти у всех: поправлять нечего.
scoreboard-regret = Чего стоили причины
scoreboard-regret-how = Причина принять верна, если пост набрал не меньше середины прогноза модели; причина отклонить — если блогера всё же взяли и пост до неё не дотянул. Считается только сказанное до выхода поста. В скобках — 95 %-й интервал.
scoreboard-regret-base = Что бы ни говорили, не ниже середины вышли:
scoreboard-regret-none = До выхода этих постов никто не называл причин.
scoreboard-reasons-accept = Причина принять
scoreboard-reasons-reject = Причина отклонить
scoreboard-right = Оказалась верна
scoreboard-creators = Блогеров
scoreboard-regretted = Приняты, а вышло ниже полосы модели
scoreboard-fell = Посты принятых блогеров, вышедшие ниже:
scoreboard-fell-chance = ; случайно было бы { $share }.
scoreboard-regretted-which = Сначала худшие; только блогеры, о которых вы уже видели мнение ИИ.
scoreboard-low = Полоса от
scoreboard-below = Ниже неё
scoreboard-below-of = { $below } из { $posts }
scoreboard-own = Ваша статистика
scoreboard-own-private = Её видите только вы. Рейтинга людей нет ни у кого. В скобках — 95 %-й интервал.
scoreboard-own-all = Ваш прогноз был ближе, чем у модели:
scoreboard-own-none = Пока пусто: ни по одному из этих постов вы не называли прогноз. Назовите его в прогнозе кандидата, лучше — до показа числа модели.
scoreboard-nearer-in = { $hits } из { $of } ({ $low }–{ $high })
scoreboard-by-way = По направлению
scoreboard-by-time = По тому, когда назван
scoreboard-by-cause = По причине
record-up = Выше, чем у модели
record-down = Ниже, чем у модели
record-small = Разница меньше 10 %
record-sealed = Запечатан до показа
record-after = После показа
scoreboard-closed = Посты, по которым вы назвали прогноз
scoreboard-closed-part = В списке { $listed } из { $spoken }: последние, у блогеров, о которых вы уже видели мнение ИИ. Выше учтены все.
scoreboard-creator = Блогер
scoreboard-form = Формат
scoreboard-actual = Просмотров
scoreboard-model = Прогноз модели
scoreboard-yours = Ваш прогноз
scoreboard-nearer = Ближе
scoreboard-nearer-own = вы
scoreboard-nearer-model = модель
scoreboard-nearer-same = поровну
scoreboard-said = Когда назван

## Why a forecast is seen otherwise

cause-F-AGE = Возраст аудитории
cause-F-GEO = Гео аудитории
cause-F-SEASON = Сезон, праздники
cause-F-PLATFORM = Перемены площадки
cause-F-FRAUD = Накрутка
cause-F-FORMAT = Новый формат
cause-F-POSITION = Место интеграции
cause-F-CREATOR = Жизнь блогера
cause-F-TREND = Тренд темы
cause-F-BRANDHIST = Опыт с брендом
cause-F-PRICE = Акция, цена
cause-F-COMPETE = Конкуренты рядом
cause-F-LEGAL = Маркировка
cause-F-ATTR = Атрибуция
cause-F-SMALLN = Мало истории
cause-F-SELFREP = Цифры блогера
cause-F-NEWS = Новостной фон
cause-F-CULT = Культура, подача
cause-F-DISAGREE = Просто чутьё

## Глоссарий кампании

key-glossary = Глоссарий
glossary-title = Фразы с одним значением
glossary-why = Когда слова блогера сравниваются с брифом, одна фраза пары засчитывается как другая. Действует для всех в этой кампании.
glossary-ru = По-русски
glossary-en = По-английски
glossary-add = Добавить
glossary-none = Пар пока нет. Например: уход за кожей — skincare
glossary-full = Глоссарий заполнен: 200 пар. Чтобы добавить новую, уберите одну.
glossary-planned = из плана кампании
glossary-remove = Убрать: { $ru } — { $en }
glossary-removed = Убрано: { $ru } — { $en }

## Что если: другие веса, другая аудитория

key-what-if = Что, если
whatif-title = Что, если взвесить иначе?
whatif-side-weights = Веса
whatif-side-audience = Аудитория
whatif-side-history = Принятые раньше
whatif-weights-why = Сколько значит каждый вид данных. 100 % — собственный вес модели, 0 % — не учитывать.
whatif-audience-why = Кого хочет кампания. От этого меняется только совпадение аудитории.
whatif-no-audience = В плане не названа аудитория.
whatif-gender = Пол, { $market }
whatif-ages = Возраст, { $market }
whatif-countries = Страны, по две буквы
whatif-countries-wrong = Не двухбуквенный код: { $what }
whatif-percent = %
whatif-percent-of = { $name }, процентов
whatif-differ = разные веса
whatif-reset-one = Вернуть 100 %: { $name }
whatif-reset-all = Вернуть все веса модели
whatif-follows = Что изменится
whatif-changed = Совет был бы другим для { $changed } из { $seen }
whatif-now = Как сейчас, лучшие первыми ({ $seen })
whatif-left-out = { $hidden ->
    [one] Не учтён { $hidden } из { $total }: мнение ИИ об этом блогере скрыто, пока вы не решили и не увидели его.
    [few] Не учтены { $hidden } из { $total }: мнение ИИ об этих блогерах скрыто, пока вы не решили и не увидели его.
    [many] Не учтены { $hidden } из { $total }: мнение ИИ об этих блогерах скрыто, пока вы не решили и не увидели его.
   *[other] Не учтены { $hidden } из { $total }: мнение ИИ об этих блогерах скрыто, пока вы не решили и не увидели его.
  }
whatif-decide = Показать, по кому нет решения
whatif-rows = { $n ->
    [one] Показан первый { $n }.
    [few] Показаны первые { $n }.
    [many] Показаны первые { $n }.
   *[other] Показаны первые { $n }.
  }
whatif-reading = Читаем кандидатов: { $have } из { $total }
whatif-none-seen = Здесь будут места кандидатов, мнение ИИ о которых вы уже видели.
whatif-up = ↑ { $places }
whatif-down = ↓ { $places }
whatif-reason = Почему? Это прочтут все в кампании
whatif-reason-example = Заказчику теперь важнее охват в городах
whatif-keep = Принять для кампании
whatif-back = Вернуть веса модели
whatif-keep-why = С этого момента так считаются оценки у всех.
whatif-unmoved = Пока ничего не изменено.
whatif-kept = Принято. Оценки теперь считаются так.
whatif-back-done = Оценки снова считаются с весами модели.
whatif-closed = Ваш доступ закончился: пробовать можно, принять нельзя.
whatif-in-force = действует
whatif-models-own = Веса модели, аудитория по плану
whatif-audience-of = аудитория { $market }
whatif-try = Попробовать эти
whatif-history-none = В этой кампании другие веса никто не принимал.
whatif-weighted-by = ИИ, веса: { $who }

## Commands and keys

palette-title = Команды
palette-placeholder = Что сделать или кого найти
palette-none = Ничего не найдено
palette-commands = Команды
palette-candidates = Блогеры
hints-title = Клавиши этого экрана
hints-filter = Найти
group-verdict = Решать
group-move = Двигаться
group-evidence = Присмотреться
group-window = Окно
key-accept = Берём
key-accept-sure = Берём, уверенно
key-hold = Отложить
key-hold-sure = Отложить, уверенно
key-reject = Не берём
key-reject-sure = Не берём, уверенно
key-clear = Снять решение
key-aside-keep = Оставить сказанное для прежнего решения
key-aside-clear = Убрать сказанное для прежнего решения
key-reveal = Показать ИИ, затем перевернуть карточку
key-next = Следующий без решения
key-undo = Отменить
key-redo = Вернуть
key-reason = Причина по номеру
key-words = Написать своими словами
key-questions = Ответить на пять вопросов цифрами
key-down = Следующий
key-up = Предыдущий
key-page-down = На экран вниз
key-page-up = На экран вверх
key-first = Первый
key-last = Последний
key-find = Найти в очереди
key-pane = Следующая панель
key-pane-back = Предыдущая панель
key-annotate = Поставить пометку
key-verdicts = Решения всех
key-dispute = Оспорить причину
key-disputes = Оспоренные причины
key-tab-back = Предыдущие данные
key-tab-next = Следующие данные
key-table = Графики таблицами
key-pass = Быстрый или глубокий проход
key-open = Открыть
key-campaigns = Кампании
key-review = Отбор
key-sync = Синхронизация
key-join = Присоединиться к узлу заново
key-export = Выгрузить мои решения
key-language = English
key-theme = Светлые или тёмные цвета
key-settings = Настройки
key-saved = Сохранено ли?
key-palette = Команды
key-hints = Клавиши
key-back = На шаг назад
key-name-space = Пробел

## Errors: what happened, what is safe

error-locked = Хранилище закрыто. Откройте его паролем.
error-wrong-passphrase = Не открылось. Проверьте раскладку и Caps Lock.
error-wrong-key = Ключ не подходит к этим данным. Данные не изменены.
error-weak-passphrase = Пароль слишком короткий. Возьмите хотя бы четыре слова.
error-already-open = Sverka уже открыта с этими данными в другом окне.
error-damaged = Файл { $file } на этом компьютере повреждён. Всё отправленное цело на узле.
error-damaged-with-backup = Файл { $file } на этом компьютере повреждён. Его копия { $backup } цела, а всё отправленное есть на узле.
error-newer-release = Эти данные записаны более новой версией. Обновите Sverka; ничего не изменено.
error-disk-full = Диск заполнен. Освободите место и повторите.
error-read-only = В папку данных нельзя писать.
error-storage = Не удалось прочитать или записать данные на этом компьютере.
error-not-found = Этого здесь больше нет.
error-revoked = Доступ к этой кампании закрыт. Ваша работа сохранена, её можно выгрузить.
error-too-long = Текст слишком длинный. Сократите его немного: он остался в поле.
error-bad-record = Запись об этом блогере не читается. Остальные не затронуты.
error-hub-unreachable = Узел не отвечает. Проверьте адрес и сеть.
error-not-a-hub = По этому адресу отвечает не узел.
error-hub-failed = На узле сбой. Повторите чуть позже.
error-bad-code = Код неверный или уже использован. Попросите новый.
error-bad-address = Это не адрес. Адрес выглядит так: https://hub.example.org.
error-demo-mix = Демо и настоящую работу нельзя смешивать в одних данных.
error-other-hub = По этому адресу отвечает другой узел. Этот компьютер связан с узлом, к которому присоединился сначала. Ничего не изменено; проверьте адрес.
error-other-person = Работа на этом компьютере записана на имя { $name }, а код выдан на другое. Ничего не изменено. Попросите у координатора код на имя { $name }; другому человеку нужен свой компьютер или своя учётная запись.
error-hub-too-old = Узел слишком старый и не может снова принять этот компьютер. Здесь ничего не изменено. Попросите координатора обновить узел, а потом выдать новый код.
error-export-failed = Не удалось сохранить файл. Выберите другое место.
error-nothing-to-undo = Отменять нечего
error-no-reason = Напишите почему: это прочтут другие в кампании
error-bad-phrase = Во фразе нужны слова, не больше 80 знаков и без скрытых символов
error-glossary-full = В глоссарии не больше { $most } пар. Сначала уберите одну.
error-bad-weighting = Таких весов или такой аудитории нет
error-name-taken = Так уже называется другой вопрос. Возьмите другое имя.
error-bad-forecast = Такого числа быть не может. Возьмите от 1 до 100 миллиардов; написанное осталось на месте.
error-no-cause = Разница с прогнозом ИИ 5 % или больше: выберите причину. Ничего не потеряно.
error-bad-table = { $why ->
    [empty] Под заголовком таблицы нет строк. Ничего не сохранено.
    [quote] Кавычка открывается в строке { $row } (строка файла { $detail }) и нигде не закрывается. Ничего не сохранено; закройте её или удалите.
    [html] Это веб-страница, а не таблица, как бы файл ни назывался. Ничего не сохранено; откройте её в редакторе таблиц и сохраните как XLSX или CSV.
    [xml] Это файл XML. Ничего не сохранено; откройте его в редакторе таблиц и сохраните как XLSX или CSV.
    [pdf] Это документ PDF. Ничего не сохранено; возьмите таблицу, из которой он сделан.
    [docx] Это текстовый документ. Ничего не сохранено; скопируйте таблицу из него и вставьте сюда.
    [numbers] Это файл Numbers. Ничего не сохранено; экспортируйте его в Excel или CSV.
    [picture] Это картинка. Ничего не сохранено; возьмите саму таблицу.
    [zip] Это архив. Ничего не сохранено; распакуйте его и возьмите таблицу: { $detail }
    [gzip] Это архив. Ничего не сохранено; распакуйте его и возьмите таблицу.
    [rar] Это архив. Ничего не сохранено; распакуйте его и возьмите таблицу.
    [sevenzip] Это архив. Ничего не сохранено; распакуйте его и возьмите таблицу.
    [sqlite] Это база данных. Ничего не сохранено; выгрузите таблицу в CSV.
    [parquet] Это файл Parquet. Ничего не сохранено; выгрузите его в CSV.
    [rtf] Это текстовый документ. Ничего не сохранено; скопируйте таблицу из него и вставьте сюда.
    [lists] В файле несколько списков ({ $detail }), и неясно, какой нужен. Ничего не сохранено; оставьте один.
    [sheet] В файле нет листа «{ $detail }».
    [hidden] Все листы со строками скрыты ({ $detail }). Ничего не сохранено; покажите нужный лист и сохраните файл снова.
    [rows] В таблице больше { $detail } строк. Ничего не сохранено; разделите её и загрузите по частям.
    [columns] В таблице больше { $detail } столбцов. Ничего не сохранено.
    [cell] Ячейка длиннее { $detail } знаков. Ничего не сохранено.
    [unpacked] Книга в распакованном виде больше { $detail } МБ. Ничего не сохранено; сохраните лист как CSV.
    [text] Это не книга Excel и не текст в известной кодировке. Ничего не сохранено; сохраните файл как CSV в UTF-8.
    [damaged] Эта книга повреждена или такого вида не читается. Ничего не сохранено; сохраните её как XLSX или CSV. { $detail }
   *[broken] Файл не похож на таблицу, которую можно прочитать. Ничего не сохранено. { $detail }
  }
error-table-too-large = Файл больше { $most } МБ. Ничего не сохранено; разделите его и загрузите по частям.
error-no-creator-column = Ни один столбец не называет блогера или публикацию, например «аккаунт», «блогер» или «ссылка». Есть столбцы: { $columns }
error-bad-challenge = Такой размер поправки невозможен, или нет причины, которую можно проверить. Ничего не сохранено.
error-not-strategist = Это решает только стратег кампании. Ничего не изменилось.
error-untested = О поправке говорит слишком мало закрытых постов (постов: { $posts }, блогеров: { $creators }); чтобы менять прогнозы другим, нужны двадцать постов пяти блогеров. Ничего не изменилось.
error-still-learning = Модель ещё училась или уже стала другой. Ничего не изменилось: посмотрите ещё раз и решите.

## Reason codes

reason-A-AUD = ЦА совпадает с брифом
reason-A-ENG = Вовлечённость выше нормы
reason-A-AUTH = Живая аудитория
reason-A-VAL = Ценности совпадают
reason-A-TONE = Тон подачи подходит
reason-A-CONT = Качество контента
reason-A-BRIEF = Справится с брифом
reason-A-CARE = Аудитории будет интересно
reason-A-PREV = Хороший прошлый результат
reason-A-REL = Надёжный партнёр
reason-A-GROW = Растущий автор
reason-A-PRICE = Выгодная цена CPV/CPM
reason-A-LOC = Авторитет на рынке
reason-A-HOR = Перспектива серии
reason-A-LEGAL = Юридически чисто
reason-A-SUB = Новая аудитория
reason-R-AUD = Не наша ЦА
reason-R-GEO = Не то гео
reason-R-AGE = Возраст аудитории не тот
reason-R-LANG = Язык аудитории
reason-R-FAKE = Накрутка, боты
reason-R-POD = Взаимный пиар, активити-чаты
reason-R-ANOM = Скачок роста
reason-R-LOWER = Слабая вовлечённость
reason-R-QUAL = Слабый контент
reason-R-INACT = Редко публикует
reason-R-OVERAD = Перегруз рекламой
reason-R-COMP = Конкурент / эксклюзив
reason-R-BSAFE = Небезопасный контент
reason-R-POL = Политика, поляризация
reason-R-SCAND = Скандал, репутация
reason-R-GAMB = Казино, скам
reason-R-VAL = Ценности не совпадают
reason-R-TONE = Тон не подходит
reason-R-INAUTH = Нет доверия, «всеядность»
reason-R-PRICE = Дорого, CPV выше нормы
reason-R-BRIEF = Не справится с брифом
reason-R-RELY = Срывает сроки, молчит
reason-R-PREVBAD = Плохой прошлый результат
reason-R-DUP = Дубль, пересечение
reason-R-NODATA = Нет подтверждённых данных
reason-R-TERMS = Не согласны с условиями
reason-R-CANNOT = Занят, даты
reason-R-SPAM = Лимит контактов
reason-R-BUDGET = Бюджет исчерпан
reason-R-SLOT = Есть лучше на эту роль
reason-RU-RKN = Нет в реестре РКН (>10 тыс.)
reason-RU-PLAT = Площадка запрещена для рекламы
reason-RU-PLATRISK = Площадка под вопросом (TG, YouTube)
reason-RU-INAG = Иноагент
reason-RU-EXT = Экстремистские связи
reason-RU-ERID = Отказ от маркировки, не сдаёт акты
reason-RU-LEVY = Не согласован плательщик 3 %
reason-RU-FORM = Без договора, нет статуса ИП или СЗ
reason-RU-ABA = Карточка АБА
reason-RU-LABEL = Красная метка TGStat, Telemetr, SCAM
reason-RU-CAT = Категория запрещена или ограничена
reason-RU-VIRAL = Охват виральный, не подписчики (VK)
reason-RU-WINDOW = Плохие условия: 1/24, реклама рядом
reason-RU-SCREEN = Нет скринкаста статистики
reason-RU-OLDER = Аудитория старше заявленной
reason-RU-OLDADS = Старые рекламные посты не удалены
reason-US-DISC = Реклама без пометки или пометка спрятана
reason-US-LABELONLY = Только метка площадки, без своей
reason-US-FAKE = Признаки накрутки (правило 465.8)
reason-US-CLAIM = Недоказанные обещания, здоровье
reason-US-NOTUSER = Сам продуктом не пользуется
reason-US-ALC21 = Меньше 73,8 % аудитории 21+ (алкоголь)
reason-US-MINOR = Детский контент или автор — ребёнок
reason-US-RIGHTS = Не согласованы права и эксклюзив
reason-US-SANC = Санкции, платёж, госфинансирование
reason-US-CULT = Не подходит сообществу
reason-D-2ND = Нужно второе мнение
reason-D-ASKCREATOR = Спросить блогера
reason-D-ASKSYS = Запросить данные у системы
reason-D-WAITLAW = Ждём юристов
reason-D-WAITDATA = Ждём данных
reason-D-STAR = Приберечь для другого брифа

# Версии модели прогноза и поправки к прогнозам целого сегмента.
key-forecast-model = Модель прогноза: версии и поправки
forecast-model-open = Модель прогноза
forecast-model-title = Модель прогноза кампании
forecast-model-failed = Не удалось прочитать версии
forecast-model-failed-safe = Ничего не изменилось.
forecast-model-in-force = Действует версия { $number }
forecast-model-learnt = { $n ->
    [one] Обучена на этом компьютере на { $n } посте или результате.
    [few] Обучена на этом компьютере на { $n } постах и результатах.
    [many] Обучена на этом компьютере на { $n } постах и результатах.
   *[other] Обучена на этом компьютере на { $n } постах и результатах.
}
forecast-model-learning = Модель учится. Это займёт несколько секунд.
forecast-model-too-little = Слишком мало постов с известными просмотрами, учиться почти не на чем.
forecast-model-same = Та же модель, что и там, где её ввели в действие ({ $print }).
forecast-model-other = Не та же модель, что была введена в действие: с тех пор изменился список.
forecast-model-not-same = Не та же модель, что была введена в действие ({ $print }): что-то ещё не пришло или файл отозван.
forecast-model-nothing = Все действующие результаты уже учтены.
forecast-model-none-yet = Прогноз учится на результатах: добавьте их в «Результатах кампании».
forecast-model-offered = { $n ->
    [one] { $n } новый результат может обучить прогноз
    [few] { $n } новых результата могут обучить прогноз
    [many] { $n } новых результатов могут обучить прогноз
   *[other] { $n } новых результатов могут обучить прогноз
}
forecast-model-unusable = По новым результатам прогнозу нечему учиться: нужны день, формат и просмотры поста блогера из списка
forecast-model-offered-back = Файл, на котором учился прогноз, отозван
forecast-model-wait = Решает стратег кампании.
forecast-model-take = Ввести в действие
forecast-model-tested = Обычный промах на результатах, которых не видела ни одна из версий
forecast-model-tested-how = Каждого блогера прогнозирует модель, не знающая его новых результатов. Промах 50 % — в полтора раза больше или во столько же раз меньше.
forecast-model-too-early = Пока рано судить, лучше или хуже: нужны двадцать постов пяти блогеров.
forecast-model-market = Рынок
forecast-model-posts = Посты
forecast-model-creators = Блогеры
forecast-model-before = Было
forecast-model-after = Станет
forecast-model-all = Оба
forecast-model-better = меньше
forecast-model-worse = больше
forecast-model-even = разница не видна
forecast-model-parts = Что модель теперь считает иначе
forecast-model-parts-none = Общие эффекты почти не изменились; изменились оценки отдельных блогеров.
forecast-model-places = { $n ->
    [0] Места по ожидаемым просмотрам не меняются.
    [one] Место по ожидаемым просмотрам меняет { $n } кандидат из { $of }.
    [few] Место по ожидаемым просмотрам меняют { $n } кандидата из { $of }.
    [many] Место по ожидаемым просмотрам меняют { $n } кандидатов из { $of }.
   *[other] Место по ожидаемым просмотрам меняют { $n } кандидатов из { $of }.
}
forecast-model-places-seen = Считаются только кандидаты, о которых вы уже видели мнение ИИ.
forecast-model-candidate = Кандидат
forecast-model-place = Место
forecast-model-views = Ожидаемые просмотры
forecast-model-history = Версии
forecast-model-number = Версия { $number }
forecast-model-first = Только по списку кандидатов
forecast-model-results = { $n ->
    [one] { $n } результат
    [few] { $n } результата
    [many] { $n } результатов
   *[other] { $n } результатов
}
forecast-model-no-results = без результатов
forecast-model-again = то же, что версия { $number }
forecast-model-now = действует
forecast-model-back = Вернуться к ней
forecast-model-correction = { $size }: { $segment } ({ $who })
forecast-model-reason = Почему
forecast-model-reason-example = Останется в истории, увидят все
forecast-model-decide-take = Ввести новую версию в действие для всех в кампании
forecast-model-decide-back = Вернуться к версии { $number } для всех в кампании
forecast-model-decide-apply = Применить { $size } к сегменту «{ $segment }» для всех в кампании
forecast-model-decide-revoke = Больше не применять поправку
forecast-model-decide-decline = Отклонить поправку
forecast-model-size = Применить, %
forecast-model-cancel = Отмена
forecast-model-done = Теперь прогнозы идут по этой версии
forecast-model-declined = Поправка отклонена; автор увидит почему

challenges-title = Поправки экспертов
challenges-none = Поправок к прогнозам целого сегмента нет. В прогнозе кандидата (C) укажите, к кому относится ваше изменение.
challenge-scope = К кому относится
challenge-scope-creator = этот блогер
challenge-segment = { $market }
challenge-segment-platform = { $market }, { $platform }
challenge-segment-kind = { $market }, { $kind }
challenge-segment-both = { $market }, { $platform }, { $kind }
challenge-sure = Уверенность
challenge-sure-5 = ± 5 пунктов
challenge-sure-15 = ± 15 пунктов
challenge-sure-30 = ± 30 пунктов
challenge-sure-why = Восемь шансов из десяти, что размер лежит в этих пределах. Чем меньше уверенность, тем больше весят закрытые посты.
challenge-raise = Оспорить
challenge-raised = Поправка сохранена. Прогнозы изменятся, когда её применит стратег.
challenge-see = Посмотреть
challenge-what = Что она изменит
challenge-moves = { $n ->
    [0] Ни один прогноз этой кампании не изменится.
    [one] Изменится прогноз для { $n } кандидата.
    [few] Изменятся прогнозы для { $n } кандидатов.
    [many] Изменятся прогнозы для { $n } кандидатов.
   *[other] Изменятся прогнозы для { $n } кандидатов.
}
challenge-tested-none = Закрытых постов этого сегмента ещё нет: проверить не на чем.
challenge-tested-early = { $posts ->
    [one] { $posts } закрытый пост: пока рано. Чтобы менять прогнозы другим, нужны двадцать постов пяти блогеров.
    [few] { $posts } закрытых поста: пока рано. Чтобы менять прогнозы другим, нужны двадцать постов пяти блогеров.
    [many] { $posts } закрытых постов: пока рано. Чтобы менять прогнозы другим, нужны двадцать постов пяти блогеров.
   *[other] { $posts } закрытых постов: пока рано. Чтобы менять прогнозы другим, нужны двадцать постов пяти блогеров.
}
challenge-tested = Закрытые посты ({ $posts }, блогеров: { $creators }): обычный промах изменился бы с { $before } на { $after }.
challenge-observed = Сами по себе они говорят: { $size } (от { $low } до { $high }).
challenge-proposed = Вместе с оценкой автора: { $size }.
challenge-worse = На закрытых постах прогнозы стали хуже.
challenge-waits = Пока стратег её не применит, прогнозы не меняются ни у кого.
challenge-say-size = Сдвиньте прогноз от числа ИИ: размер поправки — насколько он сдвинут.
challenge-no-feeling = Целый сегмент оспаривают по причине, которую можно проверить, а не по ощущению.
challenge-state-open = ждёт стратега
challenge-state-applied = действует: { $size }
challenge-state-revoked = больше не применяется
challenge-state-declined = отклонена
challenge-state-withdrawn = отозвана автором
challenge-declined-by = { $who }, причина отказа: { $why }
challenge-withdraw = Отозвать
challenge-apply = Применить
challenge-revoke = Больше не применять
challenge-decline = Отклонить
challenge-held = { $size }: { $segment }
challenge-in-force = В прогнозе учтена поправка { $size }: { $segment } ({ $who }, причина — { $cause }).
forecast-part-sponsored = рекламный пост
forecast-part-correction = принятые поправки
forecast-width = Разброс
forecast-width-narrower = разброс уже
forecast-width-same = как у ИИ
forecast-width-wider = разброс шире
forecast-width-why = Насколько результат может отойти от вашего числа в сравнении с разбросом ИИ
forecast-place = Место по просмотрам
forecast-place-of = { $place } из { $of }

# Что следует из просмотров.
funnel-title = Что следует из просмотров
funnel-middle = Середина, 8 из 10
funnel-each = Цена одного
funnel-range = { $low }–{ $high }
funnel-base = обычно { $number }
funnel-too-little = мало результатов с этим числом
funnel-outside = таких постов ещё не считали
