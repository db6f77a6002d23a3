//! What people write under posts. Slots as in the titles of a topic.

/// Russian.
pub(in crate::demo) const RU: [&str; 22] = [
    "А {x} точно стоит своих денег?",
    "Подписана {n} месяцев, первый раз пишу: спасибо за честность",
    "Где вы берёте {x}, подскажите магазин",
    "Сделайте, пожалуйста, сравнение на {n} минут",
    "У меня {x} не прижились, но ролик хороший",
    "Смотрю из Перми, у нас такого не найти",
    "Муж посмеялся, а потом сам досмотрел до конца",
    "Вот про {x} наконец сказали правду",
    "{n} лет этим занимаюсь и всё равно узнаю новое",
    "Музыка громковата, слова пропадают",
    "Жду вторую часть, обещали же про {x}",
    "Пересматриваю в {year} и всё ещё актуально",
    "Не согласна про цену, брала в {n} раз дешевле",
    "Можно рецепт или ссылку в описании?",
    "После вашего совета {x} лежат без дела",
    "Собака в кадре сделала мой вечер",
    "Досмотрела за ужином, теперь хочу так же",
    "А зимой это работает? У нас минус тридцать",
    "Сестре отправила, она как раз выбирает",
    "Почему так редко выходят выпуски",
    "Можно без рекламы в середине, сбивает",
    "Кто тоже ставит на паузу, чтобы записать",
];

/// The same comment under everything.
pub(in crate::demo) const RU_COPIED: [&str; 3] = [
    "Очень классный контент, продолжайте в том же духе, дорогая",
    "Самый лучший блог на всём свете, всем советую подписаться",
    "Какая красота, прекрасный выпуск, жду каждый новый ролик",
];

/// English.
pub(in crate::demo) const US: [&str; 22] = [
    "Is the {x} actually worth it in {year}?",
    "Been here {n} months, first time commenting. Thanks for being straight with us",
    "Where do you buy the {x}? Ours sold out",
    "Could you do a side by side that is {n} minutes long",
    "Mine broke after {n} weeks but the video is great",
    "Watching this from a break room in Ohio",
    "My husband laughed and then watched the whole thing",
    "Finally somebody says it about the {x}",
    "{n} years in the trade and I still learned something",
    "Audio is a bit hot around the middle",
    "Waiting on part two, you promised the {x}",
    "Still holds up in {year}",
    "Hard disagree on the price, got it for a lot less",
    "Could you put the link in the description?",
    "After your advice the {x} just sits in a drawer",
    "The dog in the background made my evening",
    "Sent this to my sister, she is shopping right now",
    "Does it hold up in the cold? We get real winters",
    "Why do you only post twice a month",
    "Skip the ad in the middle, it breaks the flow",
    "Anyone else pausing every minute to take notes",
    "I was about to return mine, glad I waited",
];

/// The same comment under everything.
pub(in crate::demo) const US_COPIED: [&str; 3] = [
    "Wow amazing content, keep up the good work my dear friend",
    "Best channel on the whole internet, everybody should subscribe today",
    "So beautiful and so inspiring, I love every single video you make",
];
